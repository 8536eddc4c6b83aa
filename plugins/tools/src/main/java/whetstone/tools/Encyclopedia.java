package whetstone.tools;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
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

/// Follow relations from entry to entry of an encyclopedia that exists for one problem alone, so that nothing can be
/// known by heart. `ka.PQ` asks for the Q of the P of `ka`; the entry of `ka` may read `P:lo R:bi`.
@Extension
public final class Encyclopedia
        implements KnobDomain<Encyclopedia.Knobs, Encyclopedia.Route>,
                ToolDomain<Encyclopedia.Route> {

    /// The hidden truth.
    ///
    /// @param names from the one that is asked about, over those that have to be looked up, to the answer
    /// @param relations that lead from each name to the next, a letter each
    /// @param entries the encyclopedia, as [LookUp] reads it
    public record Route(List<String> names, String relations, String entries) {
        public Route {
            names = List.copyOf(names);
        }

        private String answer() {
            return names.getLast();
        }

        private List<String> toLookUp() {
            return names.subList(0, names.size() - 1);
        }
    }

    /// What makes a question hard.
    ///
    /// @param hops entries that have to be looked up, one after the other
    /// @param facts what each entry says; one of them leads on
    public record Knobs(@Range(min = 1, max = 8) int hops, @Range(min = 1, max = 6) int facts) {}

    private static final List<Knobs> LEVELS =
            List.of(
                    new Knobs(1, 1),
                    new Knobs(1, 2),
                    new Knobs(2, 1),
                    new Knobs(2, 2),
                    new Knobs(2, 3),
                    new Knobs(3, 1),
                    new Knobs(3, 2),
                    new Knobs(3, 3),
                    new Knobs(4, 2),
                    new Knobs(4, 3));

    private static final String RELATIONS = "PQRSTU";
    private static final String SEARCH = "search";
    private static final Tags TAGS = new Tags(List.of(SEARCH), "answer", "result");

    @Override
    public String id() {
        return "tools/encyclopedia";
    }

    @Override
    public Class<Route> truthType() {
        return Route.class;
    }

    @Override
    public Knobs knobs(int level) {
        return LEVELS.get(level);
    }

    @Override
    public Problem<Route> draw(Knobs knobs, RandomGenerator random) {
        int hops = knobs.hops();
        var names = names(hops + 1 + hops * (knobs.facts() - 1), random);
        var route = names.subList(0, hops + 1);
        var asides = names.subList(hops + 1, names.size());
        var relations = new StringBuilder();
        Map<String, String> entries = new LinkedHashMap<>();
        for (int hop = 0; hop < hops; hop++) {
            var letters = letters(knobs.facts(), random);
            relations.append(letters.getFirst());
            var values = new ArrayList<String>();
            values.add(route.get(hop + 1));
            values.addAll(
                    asides.subList(hop * (knobs.facts() - 1), (hop + 1) * (knobs.facts() - 1)));
            entries.put(route.get(hop), entry(letters, values, random));
        }
        // Whoever looks up the wrong name finds something too.
        for (var aside : asides) {
            var values =
                    IntStream.range(0, knobs.facts())
                            .mapToObj(_ -> names.get(random.nextInt(names.size())))
                            .toList();
            entries.put(aside, entry(letters(knobs.facts(), random), values, random));
        }
        var lines =
                entries.entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(entry -> entry.getKey() + " " + entry.getValue())
                        .collect(Collectors.joining("\n"));
        var truth = new Route(route, relations.toString(), lines);
        return new Problem<>(route.getFirst() + "." + relations, truth);
    }

    // Different ones, of two letters.
    private static List<String> names(int count, RandomGenerator random) {
        var names = new LinkedHashSet<String>();
        while (names.size() < count) {
            names.add("" + (char) ('a' + random.nextInt(26)) + (char) ('a' + random.nextInt(26)));
        }
        return List.copyOf(names);
    }

    private static List<Character> letters(int count, RandomGenerator random) {
        var letters = new ArrayList<>(RELATIONS.chars().mapToObj(letter -> (char) letter).toList());
        shuffle(letters, random);
        return letters.subList(0, count);
    }

    private static String entry(
            List<Character> letters, List<String> values, RandomGenerator random) {
        var facts =
                new ArrayList<>(
                        IntStream.range(0, letters.size())
                                .mapToObj(i -> letters.get(i) + ":" + values.get(i))
                                .toList());
        shuffle(facts, random);
        return String.join(" ", facts);
    }

    // Fisher and Yates.
    private static void shuffle(List<?> list, RandomGenerator random) {
        for (int i = list.size() - 1; i > 0; i--) {
            Collections.swap(list, i, random.nextInt(i + 1));
        }
    }

    @Override
    public Tags tags() {
        return TAGS;
    }

    @Override
    public List<Offer> tools(Route truth) {
        return List.of(new Offer(SEARCH, LookUp.ID, truth.entries()));
    }

    @Override
    public List<String> steps(Route truth) {
        var steps = new ArrayList<String>();
        truth.toLookUp().forEach(name -> steps.add(TAGS.call(SEARCH, name)));
        steps.add(TAGS.answer(truth.answer()));
        return steps;
    }

    /// A search is good if it names an entry on the way; an answer if it is right and all entries on the way were read.
    @Override
    public Verdict judgeStep(Route truth, List<Turn> before, Action newest) {
        return switch (newest) {
            case Action.Call call ->
                    truth.toLookUp().contains(call.input())
                            ? Verdict.correct("'%s' is on the way".formatted(call.input()))
                            : Verdict.wrong("'%s' is not on the way".formatted(call.input()));
            case Action.Answer answer -> {
                var read = before.stream().filter(turn -> !turn.failed()).map(Turn::input).toList();
                var unread =
                        truth.toLookUp().stream().filter(name -> !read.contains(name)).findFirst();
                yield unread.map(name -> Verdict.wrong("'%s' was not read".formatted(name)))
                        .orElseGet(() -> compared(truth, answer));
            }
            case Action.Unreadable unreadable -> Verdict.unreadable(unreadable.why());
        };
    }

    @Override
    public Verdict verify(Route truth, String completion) {
        return switch (TAGS.read(completion)) {
            case Action.Answer answer -> compared(truth, answer);
            case Action.Call _ -> Verdict.unreadable("no answer, but a call");
            case Action.Unreadable unreadable -> Verdict.unreadable(unreadable.why());
        };
    }

    private static Verdict compared(Route truth, Action.Answer answer) {
        return answer.text().equals(truth.answer())
                ? Verdict.correct("'%s' it is".formatted(truth.answer()))
                : Verdict.wrong("'%s' is not '%s'".formatted(answer.text(), truth.answer()));
    }

    @Override
    public String canonical(Route truth) {
        return truth.relations() + truth.names();
    }

    @Override
    public Preview preview(Route truth) {
        return new Preview.Table(
                List.of("name", "entry"),
                truth.entries()
                        .lines()
                        .map(line -> List.of(line.substring(0, 2), line.substring(3)))
                        .toList());
    }
}
