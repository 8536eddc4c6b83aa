package whetstone.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What every domain with tools must keep besides; its test extends this instead.
public abstract class ToolDomainContract<T extends Record> extends DomainContract<T> {

    private static final Seed SEED = new Seed(2027);

    @Override
    protected abstract ToolDomain<T> domain();

    /// The tools that the domain offers.
    protected abstract List<Tool> tools();

    @Override
    protected double hardness(Problem<T> problem) {
        return problem.prompt().length()
                + domain().steps(problem.truth()).stream().mapToInt(String::length).sum();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9})
    void everyWorkedStepIsGoodAndTheLastOneIsRight(int level) {
        problems(level)
                .forEach(problem -> {
                    var before = new ArrayList<Turn>();
                    for (var text : domain().steps(problem.truth())) {
                        var action = domain().tags().read(text);
                        assertGood(problem, before, action);
                        if (action instanceof Action.Call call) {
                            before.add(taken(problem, call));
                        }
                    }
                    var last = domain().steps(problem.truth()).getLast();
                    assertInstanceOf(Action.Answer.class, domain().tags().read(last));
                    assertInstanceOf(Verdict.Correct.class, domain().verify(problem.truth(), last));
                });
    }

    private void assertGood(Problem<T> problem, List<Turn> before, Action action) {
        var verdict = domain().judgeStep(problem.truth(), List.copyOf(before), action);
        assertInstanceOf(
                Verdict.Correct.class, verdict, () -> problem + " / " + before + " / " + action);
        assertFalse(verdict.why().isBlank(), "a verdict says why");
    }

    private Turn taken(Problem<T> problem, Action.Call call) {
        var offer = offers(problem).get(call.tag());
        assertNotNull(offer, () -> problem + " offers no " + call.tag());
        var result = tool(offer.tool()).call(offer.world(), call.input());
        assertEquals(
                result,
                tool(offer.tool()).call(offer.world(), call.input()),
                "same arguments, same result");
        return new Turn(call.said(), call.tag(), call.input(), result, false);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 4, 9})
    void aRightAnswerBeforeItsEvidenceIsNoGoodStep(int level) {
        problems(level)
                .filter(problem -> domain().steps(problem.truth()).size() > 1)
                .forEach(problem -> {
                    var answer = domain().tags().read(domain().reference(problem.truth()));
                    var verdict = domain().judgeStep(problem.truth(), List.of(), answer);
                    assertFalse(verdict instanceof Verdict.Correct, problem::toString);
                });
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 4, 9})
    void whatAToolRefusedIsNoEvidence(int level) {
        problems(level)
                .filter(problem -> domain().steps(problem.truth()).size() > 1)
                .forEach(problem -> {
                    var steps = domain().steps(problem.truth());
                    var failed = new ArrayList<Turn>();
                    for (var text : steps.subList(0, steps.size() - 1)) {
                        if (domain().tags().read(text) instanceof Action.Call call) {
                            failed.add(
                                    new Turn(
                                            call.said(),
                                            call.tag(),
                                            call.input(),
                                            taken(problem, call).result(),
                                            true));
                        }
                    }
                    var answer = domain().tags().read(steps.getLast());
                    var verdict = domain().judgeStep(problem.truth(), failed, answer);
                    assertFalse(verdict instanceof Verdict.Correct, problem::toString);
                });
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 4, 9})
    void everyToolOnOfferHasATagAndIsThere(int level) {
        problems(level)
                .forEach(problem -> {
                    assertTrue(domain().tags().calls().containsAll(offers(problem).keySet()));
                    offers(problem).values().forEach(offer -> tool(offer.tool()));
                });
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 9})
    void noHostileStepThrowsOrIsGood(int level) {
        var texts = hostile().filter(text -> text.length() <= 100_000).toList();
        problems(level)
                .limit(5)
                .forEach(problem -> {
                    for (var offer : offers(problem).values()) {
                        texts.forEach(text -> assertHarmless(problem, offer, text));
                    }
                });
    }

    private void assertHarmless(Problem<T> problem, ToolDomain.Offer offer, String text) {
        var call = new Action.Call(text, offer.tag(), text);
        for (var action : List.of(call, new Action.Answer(text, text))) {
            var verdict = domain().judgeStep(problem.truth(), List.of(), action);
            assertFalse(verdict instanceof Verdict.Correct, action::toString);
        }
        String result;
        try {
            result = tool(offer.tool()).call(offer.world(), text);
        } catch (IllegalArgumentException e) {
            assertNotNull(e.getMessage(), "a refusal says why");
            return;
        }
        var found = new Turn(text, offer.tag(), text, result, false);
        var answer = domain().tags().read(domain().reference(problem.truth()));
        if (domain().steps(problem.truth()).size() > 1) {
            var verdict = domain().judgeStep(problem.truth(), List.of(found), answer);
            assertFalse(verdict instanceof Verdict.Correct, found::toString);
        }
    }

    private Map<String, ToolDomain.Offer> offers(Problem<T> problem) {
        return domain().tools(problem.truth()).stream()
                .collect(Collectors.toMap(ToolDomain.Offer::tag, offer -> offer));
    }

    private Tool tool(String id) {
        return tools().stream().filter(tool -> tool.id().equals(id)).findFirst().orElseThrow();
    }

    private Stream<Problem<T>> problems(int level) {
        return IntStream.range(0, 100)
                .mapToObj(i -> domain().draw(level, SEED.derive(level).derive(i).random()));
    }
}
