package whetstone.tools;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.pf4j.Extension;
import whetstone.api.Action;
import whetstone.api.KnobDomain;
import whetstone.api.Preview;
import whetstone.api.Problem;
import whetstone.api.Range;
import whetstone.api.Tags;
import whetstone.api.ToolDomain;
import whetstone.api.Turn;
import whetstone.api.Verdict;

/// Follow relations from text to text of a library that is searched: `ka.PQ` asks for the Q of the P of `ka`. The search
/// is the host's, over a folder of texts that a recipe names under `tools`; this domain's lie in its resources,
/// `whetstone/tools/library`.
@Extension
public final class Library
        implements KnobDomain<Library.Knobs, Library.Trail>, ToolDomain<Library.Trail> {

    /// The hidden truth.
    ///
    /// @param names from the one that is asked about, over those that have to be read of, to the answer
    /// @param relations that lead from each name to the next, a letter each
    /// @param texts of all names but the last, as a search shows them
    public record Trail(List<String> names, String relations, List<String> texts) {
        public Trail {
            names = List.copyOf(names);
            texts = List.copyOf(texts);
        }

        private String answer() {
            return names.getLast();
        }

        private List<String> toRead() {
            return names.subList(0, texts.size());
        }
    }

    /// What makes a question hard.
    ///
    /// @param hops texts that have to be read, one after the other
    public record Knobs(@Range(min = 1, max = 10) int hops) {}

    /// The id under which a recipe lets the domain search.
    static final String TOOL = "tool/search";

    private static final String SEARCH = "search";
    private static final Tags TAGS = new Tags(List.of(SEARCH), "answer", "result");

    private final Shelf shelf = Shelf.read();
    private final List<String> names = List.copyOf(shelf.entries().keySet());

    @Override
    public String id() {
        return "tools/library";
    }

    @Override
    public Class<Trail> truthType() {
        return Trail.class;
    }

    @Override
    public Knobs knobs(int level) {
        return new Knobs(level + 1);
    }

    @Override
    public Problem<Trail> draw(Knobs knobs, RandomGenerator random) {
        while (true) {
            var trail = trail(knobs.hops(), random);
            if (trail.isPresent()) {
                var truth = trail.get();
                return new Problem<>(prompt(truth), truth);
            }
        }
    }

    // Nothing where it comes to a name again: whoever follows it would have to ask the same twice.
    private Optional<Trail> trail(int hops, RandomGenerator random) {
        var way = new ArrayList<>(List.of(names.get(random.nextInt(names.size()))));
        var relations = new StringBuilder();
        var texts = new ArrayList<String>();
        for (int hop = 0; hop < hops; hop++) {
            var entry = shelf.entry(way.getLast());
            var letters = List.copyOf(entry.facts().keySet());
            var letter = letters.get(random.nextInt(letters.size()));
            var next = entry.value(letter);
            if (way.contains(next)) {
                return Optional.empty();
            }
            way.add(next);
            relations.append(letter);
            texts.add(entry.text());
        }
        return Optional.of(new Trail(way, relations.toString(), texts));
    }

    private static String prompt(Trail truth) {
        return truth.names().getFirst() + "." + truth.relations();
    }

    @Override
    public Tags tags() {
        return TAGS;
    }

    @Override
    public List<Offer> tools(Trail truth) {
        return List.of(new Offer(SEARCH, TOOL, ""));
    }

    @Override
    public List<String> steps(Trail truth) {
        var steps = new ArrayList<String>();
        truth.toRead().forEach(name -> steps.add(TAGS.call(SEARCH, name)));
        steps.add(TAGS.answer(truth.answer()));
        return steps;
    }

    /// A search is good if it asks for a name on the way whose text was not found yet; an answer if it is right and the texts
    /// of all names on the way were found. What was found counts, not what was asked.
    @Override
    public Verdict judgeStep(Trail truth, List<Turn> before, Action newest) {
        var unread =
                IntStream.range(0, truth.texts().size())
                        .filter(i -> !found(before, truth.texts().get(i)))
                        .mapToObj(i -> truth.names().get(i))
                        .toList();
        return switch (newest) {
            case Action.Call call ->
                    unread.contains(call.input())
                            ? Verdict.correct("'%s' is on the way".formatted(call.input()))
                            : Verdict.wrong(
                                    "'%s' is not on the way, or was read".formatted(call.input()));
            case Action.Answer answer ->
                    unread.isEmpty()
                            ? compared(truth, answer)
                            : Verdict.wrong("nothing was read of " + unread);
            case Action.Unreadable unreadable -> Verdict.unreadable(unreadable.why());
        };
    }

    private static boolean found(List<Turn> before, String text) {
        return before.stream().anyMatch(turn -> !turn.failed() && turn.result().contains(text));
    }

    @Override
    public Verdict verify(Trail truth, String completion) {
        return switch (TAGS.read(completion)) {
            case Action.Answer answer -> compared(truth, answer);
            case Action.Call _ -> Verdict.unreadable("no answer, but a call");
            case Action.Unreadable unreadable -> Verdict.unreadable(unreadable.why());
        };
    }

    private static Verdict compared(Trail truth, Action.Answer answer) {
        return answer.text().equals(truth.answer())
                ? Verdict.correct("'%s' it is".formatted(truth.answer()))
                : Verdict.wrong("'%s' is not '%s'".formatted(answer.text(), truth.answer()));
    }

    @Override
    public String canonical(Trail truth) {
        return prompt(truth);
    }

    @Override
    public Preview preview(Trail truth) {
        return new Preview.Text(String.join("\n", truth.texts()));
    }
}
