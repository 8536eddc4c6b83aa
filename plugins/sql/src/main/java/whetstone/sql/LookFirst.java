package whetstone.sql;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import whetstone.api.Action;
import whetstone.api.KnobDomain;
import whetstone.api.Preview;
import whetstone.api.Problem;
import whetstone.api.Range;
import whetstone.api.Tags;
import whetstone.api.ToolDomain;
import whetstone.api.Turn;
import whetstone.api.Verdict;
import whetstone.sql.Asked.Condition;

/// Questions about a database that can be asked before the answer is given, and has to be: `"chess"` of the question may be
/// stored as `CHESS` or as `che`. The environment of MARS-SQL, arXiv:2511.01008, made small; the answer is a query, judged
/// by what it returns.
///
/// @param referee judges the queries, and runs those that only look
public record LookFirst(Referee referee)
        implements KnobDomain<LookFirst.Knobs, Spelled>, ToolDomain<Spelled> {

    /// What makes a question hard.
    ///
    /// @param words conditions on words, each to be looked up
    /// @param numbers conditions on numbers besides
    /// @param width columns of numbers that a row has; most are not asked about
    /// @param forms how many of [Grammar] occur, from the first
    public record Knobs(
            @Range(min = 1, max = 3) int words,
            @Range(min = 0, max = 5) int numbers,
            @Range(min = 2, max = 6) int width,
            @Range(min = 1, max = 10) int forms) {
        public Knobs {
            if (words > World.words(width) || numbers >= width) {
                throw new IllegalArgumentException(
                        "width %d has room for %d conditions on words and %d on numbers, not %d and %d"
                                .formatted(width, World.words(width), width - 1, words, numbers));
            }
        }
    }

    private static final List<Knobs> LEVELS =
            List.of(
                    new Knobs(1, 0, 2, 1),
                    new Knobs(1, 1, 2, 1),
                    new Knobs(1, 1, 3, 1),
                    new Knobs(1, 2, 3, 3),
                    new Knobs(2, 1, 4, 3),
                    new Knobs(2, 2, 4, 5),
                    new Knobs(2, 2, 5, 7),
                    new Knobs(2, 3, 5, 10),
                    new Knobs(3, 2, 6, 10),
                    new Knobs(3, 3, 6, 10));

    private static final List<Grammar> FORMS = List.of(Grammar.values());
    private static final String SQL = "sql";
    private static final Tags TAGS = new Tags(List.of(SQL), "answer", "result");

    @Override
    public String id() {
        return "sql/look-first";
    }

    @Override
    public Class<Spelled> truthType() {
        return Spelled.class;
    }

    @Override
    public Knobs knobs(int level) {
        return LEVELS.get(level);
    }

    @Override
    public String instructions() {
        return ToolDomain.super.instructions()
                + " You ask the database by one SQLite query that only reads, and the answer is such a query, too: <answer>SELECT ...</answer>. The database may spell words in its own way, or cut them short: look before you answer.";
    }

    @Override
    public Problem<Spelled> draw(Knobs knobs, RandomGenerator random) {
        int place = random.nextInt(World.ALL.size());
        var world = World.ALL.get(place);
        int width = knobs.width();
        var numbers = some(width, knobs.numbers() + 1, random);
        var bounds =
                numbers.stream().skip(1).map(column -> Condition.bound(column, random)).toList();
        var words =
                some(World.words(width), knobs.words(), random).stream()
                        .map(label -> {
                            var word = World.any(world.words().get(label), random);
                            return new Condition(width + label, "=", "'" + word + "'");
                        })
                        .toList();
        var asked =
                new Asked(
                        place,
                        width,
                        Stream.concat(bounds.stream(), words.stream())
                                .sorted(Comparator.comparingInt(Condition::column))
                                .toList(),
                        numbers.getFirst(),
                        1 + random.nextInt(3),
                        random.nextLong(),
                        Rendering.OUTLINE);
        var grammar = World.any(FORMS.subList(0, knobs.forms()), random);
        var spellings =
                IntStream.range(0, World.words(width))
                        .mapToObj(_ -> World.any(Spelling.ALL, random))
                        .toList();
        var tables = asked.rendering().of(asked, grammar.both());
        return new Problem<>(
                tables + "\n" + grammar.question(asked), new Spelled(grammar, asked, spellings));
    }

    // Different ones of 0 to `of`, in any order.
    private static List<Integer> some(int of, int count, RandomGenerator random) {
        var left = new ArrayList<>(IntStream.range(0, of).boxed().toList());
        return IntStream.range(0, count)
                .mapToObj(_ -> left.remove(/* index */ random.nextInt(left.size())))
                .toList();
    }

    @Override
    public Tags tags() {
        return TAGS;
    }

    @Override
    public List<Offer> tools(Spelled truth) {
        return List.of(new Offer(SQL, RunQuery.ID, truth.script(0)));
    }

    /// A look at each column that a word is in, and the answer.
    @Override
    public List<String> steps(Spelled truth) {
        var steps = new ArrayList<String>();
        var asked = truth.asked();
        for (var condition : truth.wordy()) {
            var look =
                    "SELECT DISTINCT %s FROM %s"
                            .formatted(asked.column(condition), asked.place().thing());
            steps.add(TAGS.call(SQL, look));
        }
        steps.add(TAGS.answer(truth.query()));
        return steps;
    }

    /// A query is good if it tells how a word of the question is stored that was not known before; an answer if it is right
    /// and all of them are known.
    @Override
    public Verdict judgeStep(Spelled truth, List<Turn> before, Action newest) {
        var lookups = new Lookups(new RunQuery(referee), truth);
        return switch (newest) {
            case Action.Call call -> look(lookups, lookups.untold(before), call.input());
            case Action.Answer answer -> {
                var verdict = verify(truth, answer.said());
                yield verdict instanceof Verdict.Correct
                        ? grounded(verdict, lookups.untold(before))
                        : verdict;
            }
            case Action.Unreadable unreadable -> Verdict.unreadable(unreadable.why());
        };
    }

    private static Verdict look(Lookups lookups, List<Condition> untold, String query) {
        return untold.stream()
                .filter(condition -> lookups.tells(query, condition))
                .findFirst()
                .map(condition ->
                        Verdict.correct("it tells how %s is stored".formatted(condition.value())))
                .orElseGet(() ->
                        Verdict.wrong("it tells of no word how it is stored that was not known"));
    }

    private static Verdict grounded(Verdict right, List<Condition> untold) {
        return untold.isEmpty()
                ? right
                : Verdict.wrong(
                        "right, but nothing was found that tells how %s is stored"
                                .formatted(untold.getFirst().value()));
    }

    @Override
    public Verdict verify(Spelled truth, String completion) {
        return switch (TAGS.read(completion)) {
            case Action.Answer _ ->
                    SqlAnswer.in(completion).judge(query -> right(truth, query.text()));
            case Action.Call _ -> Verdict.unreadable("no answer, but a call");
            case Action.Unreadable unreadable -> Verdict.unreadable(unreadable.why());
        };
    }

    private Verdict right(Spelled truth, String query) {
        return referee.judge(id() + " " + truth, truth::truth, query, false);
    }

    /// The query in the words of the question, with conditions in the order of their columns and said in one way: questions
    /// that read alike are twins, however their databases spell.
    @Override
    public String canonical(Spelled truth) {
        return truth.grammar().query(truth.asked().normal());
    }

    @Override
    public Preview preview(Spelled truth) {
        return truth.asked().table(truth.script(0));
    }
}
