package whetstone.sql;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
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
    public record Knobs(
            @Range(min = 1, max = 6) int conditions, @Range(min = 2, max = 6) int width) {}

    private static final List<Knobs> LEVELS =
            List.of(
                    new Knobs(1, 2),
                    new Knobs(1, 3),
                    new Knobs(2, 3),
                    new Knobs(2, 4),
                    new Knobs(3, 4),
                    new Knobs(3, 5),
                    new Knobs(4, 5),
                    new Knobs(4, 6),
                    new Knobs(5, 6),
                    new Knobs(6, 6));

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
        var conditions = new TreeMap<Integer, Condition>();
        int columns = knobs.width() + World.words(knobs.width());
        while (conditions.size() < Math.min(knobs.conditions(), columns)) {
            var condition = condition(World.ALL.get(place), knobs, random);
            conditions.putIfAbsent(condition.column(), condition);
        }
        return problem(
                new Asked(
                        place,
                        knobs.width(),
                        List.copyOf(conditions.values()),
                        random.nextInt(knobs.width()),
                        1 + random.nextInt(3),
                        random.nextLong()));
    }

    private static Condition condition(World world, Knobs knobs, RandomGenerator random) {
        int column = random.nextInt(knobs.width() + World.words(knobs.width()));
        if (column < knobs.width()) {
            boolean above = random.nextBoolean();
            var operator = World.any(above ? List.of(">", ">=") : List.of("<", "<="), random);
            int value = above ? 5 + random.nextInt(30) : 65 + random.nextInt(30);
            return new Condition(column, operator, Integer.toString(value));
        }
        var words = world.words().get(column - knobs.width());
        return new Condition(column, "<>", "'" + World.any(words, random) + "'");
    }

    private Problem<Asked> problem(Asked asked) {
        var prompt = asked.place().tables(asked.width()) + "\n\n" + grammar.question(asked);
        return new Problem<>(prompt, asked);
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
        return String.join("\n", grammar.steps(truth)) + "\n" + reference(truth);
    }

    /// The query: conditions stand in the order of their columns, and rows do not change the question.
    @Override
    public String canonical(Asked truth) {
        return truth.width() + " " + grammar.query(truth);
    }

    @Override
    public Optional<Problem<Asked>> rewrite(
            Asked truth, Rewrite direction, RandomGenerator random) {
        var conditions = new ArrayList<>(truth.conditions());
        var knobs = new Knobs(conditions.size(), truth.width());
        switch (direction) {
            case HARDER -> {
                var more = condition(truth.place(), knobs, random);
                if (conditions.stream().anyMatch(one -> one.column() == more.column())) {
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
        return Optional.of(
                problem(
                        new Asked(
                                truth.world(),
                                truth.width(),
                                conditions,
                                truth.number(),
                                truth.most(),
                                truth.rows())));
    }

    @Override
    public Preview preview(Asked truth) {
        var world = truth.place();
        var columns = new ArrayList<>(List.of("id", "name", world.group() + "_id"));
        columns.addAll(world.columns(truth.width()));
        var script = truth.truth(grammar).setup();
        var rows =
                script.substring(script.indexOf("INSERT INTO " + world.thing() + " "))
                        .lines()
                        .filter(line -> line.startsWith("("))
                        .map(line -> line.substring(1, line.lastIndexOf(')')).replace("'", ""))
                        .map(cells -> List.of(cells.split(", ", -1)))
                        .toList();
        return new Preview.Table(columns, rows);
    }
}
