package whetstone.sql;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import whetstone.api.KnobDomain;
import whetstone.api.Preview;
import whetstone.api.Problem;
import whetstone.api.Range;
import whetstone.api.Verdict;
import whetstone.sql.Asked.Condition;

/// Questions of one form about made-up databases, answered by a query.
///
/// @param grammar the form
/// @param referee judges the queries
public record SqlQuestions(Grammar grammar, Referee referee)
        implements KnobDomain<SqlQuestions.Knobs, Asked> {

    /// What makes a question hard.
    ///
    /// @param conditions that rows have to meet
    /// @param width columns of numbers that a row has; most are not asked about
    /// @param renderings how many of [Rendering] occur, from the first
    public record Knobs(
            @Range(min = 1, max = 6) int conditions,
            @Range(min = 2, max = 6) int width,
            @Range(min = 1, max = 3) int renderings) {}

    private static final List<Knobs> LEVELS =
            List.of(
                    new Knobs(1, 2, 1),
                    new Knobs(1, 3, 1),
                    new Knobs(2, 3, 1),
                    new Knobs(2, 4, 3),
                    new Knobs(3, 4, 3),
                    new Knobs(3, 5, 3),
                    new Knobs(4, 5, 3),
                    new Knobs(4, 6, 3),
                    new Knobs(5, 6, 3),
                    new Knobs(6, 6, 3));

    @Override
    public String id() {
        return grammar.id();
    }

    @Override
    public Class<Asked> truthType() {
        return Asked.class;
    }

    @Override
    public Knobs knobs(int level) {
        return LEVELS.get(level);
    }

    @Override
    public String instructions() {
        return "Give one SQLite query as <answer>SELECT ...</answer>.";
    }

    @Override
    public Problem<Asked> draw(Knobs knobs, RandomGenerator random) {
        int place = random.nextInt(World.ALL.size());
        int number = random.nextInt(knobs.width());
        var conditions = new TreeMap<Integer, Condition>();
        int others = knobs.width() + World.words(knobs.width()) - 1;
        while (conditions.size() < Math.min(knobs.conditions(), others)) {
            var condition = condition(World.ALL.get(place), knobs.width(), random);
            if (condition.column() != number) {
                conditions.putIfAbsent(condition.column(), condition);
            }
        }
        return problem(
                new Asked(
                        place,
                        knobs.width(),
                        List.copyOf(conditions.values()),
                        number,
                        1 + random.nextInt(3),
                        random.nextLong(),
                        World.any(Rendering.ALL.subList(0, knobs.renderings()), random)));
    }

    private static Condition condition(World world, int width, RandomGenerator random) {
        int column = random.nextInt(width + World.words(width));
        if (column < width) {
            return Condition.bound(column, random);
        }
        var words = world.words().get(column - width);
        return new Condition(column, "<>", "'" + World.any(words, random) + "'");
    }

    private Problem<Asked> problem(Asked asked) {
        var database = asked.rendering().of(asked, grammar.both());
        return new Problem<>(database + "\n" + grammar.question(asked), asked);
    }

    @Override
    public Verdict verify(Asked truth, String completion) {
        var id = id() + " " + truth;
        return SqlAnswer.in(completion)
                .judge(query -> referee.judge(id, () -> truth.truth(grammar), query.text(), false));
    }

    @Override
    public String reference(Asked truth) {
        return "<answer>%s</answer>".formatted(grammar.query(truth));
    }

    /// The tables and columns that the question speaks of, what to do with them, and the query.
    @Override
    public String demonstration(Asked truth) {
        return Stream.concat(grammar.steps(truth).stream(), Stream.of(reference(truth)))
                .collect(Collectors.joining("\n"));
    }

    /// The query, with conditions in the order of their columns and said in one way. Neither rows nor columns that are
    /// not asked about change the question.
    @Override
    public String canonical(Asked truth) {
        return grammar.query(truth.normal());
    }

    @Override
    public Optional<Problem<Asked>> rewrite(
            Asked truth, Rewrite direction, RandomGenerator random) {
        var conditions = new ArrayList<>(truth.conditions());
        switch (direction) {
            case HARDER -> {
                var more = condition(truth.place(), truth.width(), random);
                if (more.column() == truth.number()
                        || conditions.stream().anyMatch(one -> one.column() == more.column())) {
                    return Optional.empty();
                }
                conditions.add(more);
                conditions.sort(Comparator.comparingInt(Condition::column));
            }
            case EASIER -> {
                if (conditions.size() == 1) {
                    return Optional.empty();
                }
                conditions.remove(random.nextInt(conditions.size()));
            }
        }
        return Optional.of(problem(truth.with(conditions)));
    }

    @Override
    public Preview preview(Asked truth) {
        return truth.table(truth.script(0));
    }
}
