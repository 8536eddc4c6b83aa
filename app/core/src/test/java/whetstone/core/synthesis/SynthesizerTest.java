package whetstone.core.synthesis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import whetstone.api.Seed;
import whetstone.core.knowledge.Passage;
import whetstone.core.knowledge.Searching;
import whetstone.core.recipe.Stage.Synthesize;
import whetstone.core.recipe.TaskDefinition;
import whetstone.core.role.ChatModel;
import whetstone.core.synthesis.Rejection.Reason;
import whetstone.core.synthesis.Sample.Operation;
import whetstone.core.synthesis.Synthesizer.Yield;

/// All parts together.
class SynthesizerTest {

    private static final Map<String, String> SETTINGS = Map.of("levels", "2", "problems", "500");

    private static Yield run(Synthesize settings, ChatModel teacher, List<String> evaluated) {
        var tools =
                new Synthesizer.Tools(
                        teacher,
                        new Fakes.Pupil(),
                        Fakes.marking(),
                        Searching.nothing(),
                        evaluated,
                        new Seed(5),
                        (_, _, _) -> {});
        return new Synthesizer(settings, tools).run();
    }

    private static Yield run(ChatModel teacher) {
        return run(Fakes.settings(Fakes.DEFINITION, new Fakes.First()), teacher, List.of());
    }

    private static Textbook textbook(double errorRate) {
        return Textbook.of(new Fakes.Sums(), "1", errorRate, SETTINGS);
    }

    @Test
    void everySampleIsCountedAndHasItsLineage() {
        var yield = run(textbook(0));
        // 20 are written and as many rewritten; 10 are kept.
        assertEquals(40, yield.samples().size());
        assertEquals(10, yield.kept().size());
        for (int i = 0; i < 40; i++) {
            var sample = yield.samples().get(i);
            assertEquals(i, sample.number());
            var parent = sample.origin().parent();
            assertEquals(i < 20, parent == null);
            if (parent != null) {
                var solved = Objects.requireNonNull(parent.solved());
                assertEquals(
                        solved ? Operation.HARDER : Operation.EASIER, sample.origin().operation());
                assertEquals(parent.task().id(), sample.task().parent());
                assertEquals(sample.origin().operation().label(), sample.task().operation());
            }
        }
        var counts = yield.counts();
        assertEquals(20, Objects.requireNonNull(counts.get(Part.WRITING)).cost().requests());
        assertEquals(80, Objects.requireNonNull(counts.get(Part.VOTING)).cost().replies());
        var selection = Objects.requireNonNull(counts.get(Part.SELECTION));
        assertEquals(10, selection.passed());
        assertFalse(counts.containsKey(Part.RETRIEVAL));
        int previous = 40;
        for (var part :
                List.of(Part.DECONTAMINATION, Part.DEDUPLICATION, Part.SCORING, Part.SELECTION)) {
            var count = Objects.requireNonNull(counts.get(part));
            assertEquals(previous, count.entered(), part::label);
            previous = count.passed();
        }
    }

    @Test
    void theSameArgumentsGiveTheSameSamples() {
        assertEquals(run(textbook(0.3)).samples(), run(textbook(0.3)).samples());
    }

    @Test
    void votingMendsWrongAnswers() {
        var teacher = textbook(0.3);
        var yield = run(teacher);
        int wrongBefore = 0;
        int wrongAfter = 0;
        for (var sample : yield.samples()) {
            var label = Objects.requireNonNull(sample.verdict()).answer();
            wrongBefore +=
                    teacher.right(sample.input(), sample.stated().orElseThrow()).orElseThrow()
                            ? 0
                            : 1;
            wrongAfter += teacher.right(sample.input(), label).orElseThrow() ? 0 : 1;
        }
        assertTrue(wrongBefore >= 5, "of 40, 12 are expected: " + wrongBefore);
        assertTrue(wrongAfter <= wrongBefore / 2, "%d of %d".formatted(wrongAfter, wrongBefore));
    }

    @Test
    void noEvaluationIsTrainedOn() {
        var usual = run(textbook(0));
        var evaluated = usual.kept().stream().map(Sample::input).toList();
        var clean =
                run(Fakes.settings(Fakes.DEFINITION, new Fakes.First()), textbook(0), evaluated);
        var inputs = new HashSet<>(clean.kept().stream().map(Sample::input).toList());
        inputs.retainAll(evaluated);
        assertEquals(0, inputs.size());
        // And those with the same numbers in the other order.
        assertTrue(
                clean.samples().stream()
                                .map(Sample::rejection)
                                .filter(why -> why != null && why.reason() == Reason.CONTAMINATED)
                                .count()
                        >= 10);
    }

    @Test
    void aTeacherThatWritesGarbageYieldsNothingButReasons() {
        var texts = List.of("{", "", "FAIL", "{\"input\": \"1 + 1\", \"output\": \"2\"}", "cut…");
        var turn = new int[1];
        var teacher = new Fakes.Scripted(_ -> texts.get(turn[0]++ % texts.size()));
        var yield = run(teacher);
        assertEquals(0, yield.kept().size());
        assertEquals(20, yield.samples().size());
        assertTrue(yield.samples().stream().allMatch(sample -> sample.rejection() != null));
        var reasons =
                new HashSet<>(
                        yield.samples().stream()
                                .map(sample -> Objects.requireNonNull(sample.rejection()).reason())
                                .toList());
        assertTrue(
                reasons.containsAll(
                        List.of(Reason.MALFORMED, Reason.NO_REPLY, Reason.ECHO, Reason.CUT)),
                reasons::toString);
    }

    @Test
    void passagesAreLookedUpByKeywordsAndUsedOneAnExample() {
        var definition =
                new TaskDefinition(
                        "adding", "Add.", "", "", "fake/number", "", List.of(), "texts", List.of());
        var teacher =
                new Fakes.Scripted(
                        prompt -> Template.KEYWORDS.made(prompt) ? "- sums\n2. numbers" : "{");
        var asked = new String[1];
        Searching knowledge =
                (query, count) -> {
                    asked[0] = query + " " + count;
                    return List.of(
                            new Passage("a#0", "", "Passage A"),
                            new Passage("b#0", "", "Passage B"));
                };
        var settings = Fakes.settings(definition, new Fakes.First());
        var tools =
                new Synthesizer.Tools(
                        teacher,
                        new Fakes.Pupil(),
                        Fakes.marking(),
                        knowledge,
                        List.of(),
                        new Seed(5),
                        (_, _, _) -> {});
        var yield = new Synthesizer(settings, tools).run();
        assertEquals("sums numbers 10", asked[0]);
        assertEquals(2, Objects.requireNonNull(yield.counts().get(Part.RETRIEVAL)).passed());
        assertFalse(yield.counts().containsKey(Part.PATTERN));
        var prompts = teacher.asked.stream().map(each -> each.messages().getLast().text()).toList();
        assertEquals(10, prompts.stream().filter(text -> text.contains("Passage A")).count());
        assertEquals(10, prompts.stream().filter(text -> text.contains("Passage B")).count());
    }
}
