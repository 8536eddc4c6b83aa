package whetstone.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import whetstone.api.Domain;
import whetstone.api.Domain.Rewrite;
import whetstone.api.DomainContract;
import whetstone.api.Problem;
import whetstone.api.Seed;
import whetstone.sql.Asked.Condition;

class SqlQuestionsTest {

    private static final int DRAWN = 100_000;
    private static final List<Grammar> GRAMMARS = List.of(Grammar.values());
    private static final Asked TALL =
            new Asked(
                    2,
                    3,
                    List.of(new Condition(0, ">", "7"), new Condition(1, "<=", "80")),
                    2,
                    2,
                    1,
                    Rendering.OUTLINE);

    /// Columns of the third world: goals, age, matches and one of words.
    @Test
    void aQuestionAndItsQuerySayTheSame() {
        assertEquals(
                "List the name of every player whose goals is more than 7 and whose age is at most 80.",
                Grammar.SELECTION.question(TALL));
        assertEquals(
                "SELECT t.name FROM player t WHERE t.goals > 7 AND t.age <= 80",
                Grammar.SELECTION.query(TALL));
    }

    @Test
    void aWorkedAnswerNamesTablesAndConditionsFirst() {
        assertEquals(
                """
                Tables: player, team.
                Conditions: player.goals > 7 AND player.age <= 80.
                Form: columns of two tables: join them on team_id.
                <answer>SELECT t.name, g.name, g.league FROM player t JOIN team g ON g.id = t.team_id WHERE t.goals > 7 AND t.age <= 80</answer>\
                """,
                Courts.domain(Grammar.JOIN).demonstration(TALL));
    }

    @Test
    void aLookupIsShort() {
        var domain = Courts.domain(Grammar.LOOKUP);
        var problem = domain.draw(0, new Seed(1).random());
        assertTrue(problem.prompt().length() < 120, problem.prompt());
        assertEquals(domain.reference(problem.truth()), domain.demonstration(problem.truth()));
    }

    /// Goals above 7 are goals of at least 8; and how the tables are described changes nothing.
    @Test
    void twinsHaveOneCanonicalText() {
        var other =
                new Asked(
                        2,
                        4,
                        List.of(new Condition(0, ">=", "8"), new Condition(1, "<", "81")),
                        2,
                        2,
                        99,
                        Rendering.ROWS);
        for (var grammar : Grammar.values()) {
            var domain = Courts.domain(grammar);
            assertEquals(domain.canonical(TALL), domain.canonical(other));
            var more = other.with(List.of(other.conditions().getFirst()));
            assertNotEquals(domain.canonical(TALL), domain.canonical(more));
        }
    }

    /// The canonical text decides the split. Two questions are twins if the same rows meet them, found here by trying
    /// every value.
    @Test
    void twinsAndOnlyTwinsShareACanonicalText() {
        var domain = Courts.domain(Grammar.SELECTION);
        var texts = new HashMap<String, String>();
        var meanings = new HashMap<String, String>();
        for (int i = 0; i < DRAWN; i++) {
            var truth = domain.draw(i % 10, new Seed(3).derive(i).random()).truth();
            var meaning =
                    truth.world()
                            + " "
                            + truth.conditions().stream().map(one -> meaning(truth, one)).toList();
            var text = domain.canonical(truth);
            assertEquals(text, Objects.requireNonNullElse(texts.put(meaning, text), text));
            assertEquals(meaning, Objects.requireNonNullElse(meanings.put(text, meaning), meaning));
        }
        assertTrue(texts.size() > DRAWN / 2, texts.size() + " different");
    }

    private static String meaning(Asked asked, Condition condition) {
        var column = asked.column(condition);
        if (condition.operator().equals("<>")) {
            return column + condition.value();
        }
        int value = Integer.parseInt(condition.value());
        return column
                + IntStream.range(0, 100)
                        .filter(i ->
                                switch (condition.operator()) {
                                    case ">" -> i > value;
                                    case ">=" -> i >= value;
                                    case "<" -> i < value;
                                    default -> i <= value;
                                })
                        .summaryStatistics();
    }

    @Test
    void aPromptDescribesTheTablesInOneOfThreeWays() {
        assertEquals(
                """
                team(id, name, league)
                player(id, name, team_id, goals, age, matches, position)\
                """,
                Rendering.OUTLINE.of(TALL, true));
        var rows = Rendering.ROWS.of(TALL, false);
        assertTrue(rows.startsWith(Rendering.STATEMENTS.of(TALL, false)), rows);
        assertEquals(3 + 1, rows.lines().filter(line -> line.startsWith("-- ")).count());
    }

    @Test
    void aRewriteAddsOrDropsACondition() {
        var domain = Courts.domain(Grammar.SELECTION);
        var easier = domain.rewrite(TALL, Rewrite.EASIER, new Seed(1).random()).orElseThrow();
        assertEquals(1, easier.truth().conditions().size());
        var some = new Seed(2).random();
        var harder =
                IntStream.range(0, 20)
                        .mapToObj(_ -> domain.rewrite(TALL, Rewrite.HARDER, some))
                        .flatMap(Optional::stream)
                        .findFirst()
                        .orElseThrow();
        assertEquals(3, harder.truth().conditions().size());
        var verdict = domain.verify(harder.truth(), domain.reference(harder.truth()));
        assertEquals("correct", verdict.label(), verdict::why);
    }

    /// Every reference says something on nearly every draw: where it returns nothing, anything empty would be right.
    @Test
    void dropsOfAConditionAreWrong() {
        int wrong = 0;
        for (int i = 0; i < 40; i++) {
            var domain = Courts.domain(GRAMMARS.get(i % GRAMMARS.size()));
            var problem = domain.draw(4, new Seed(7).derive(i).random());
            var other = domain.rewrite(problem.truth(), Rewrite.EASIER, new Seed(i).random());
            var near = domain.reference(other.orElseThrow().truth());
            wrong += domain.verify(problem.truth(), near).label().equals("wrong") ? 1 : 0;
        }
        assertTrue(wrong >= 38, wrong + " of 40");
    }

    /// Descriptions of the tables differ in length more than levels do.
    abstract static class Contract extends DomainContract<Asked> {
        @Override
        protected double hardness(Problem<Asked> problem) {
            return 10 * problem.truth().conditions().size() + problem.truth().width();
        }
    }

    @Nested
    class Lookup extends Contract {
        @Override
        protected Domain<Asked> domain() {
            return Courts.domain(Grammar.LOOKUP);
        }
    }

    @Nested
    class Selection extends Contract {
        @Override
        protected Domain<Asked> domain() {
            return Courts.domain(Grammar.SELECTION);
        }
    }

    @Nested
    class Ordering extends Contract {
        @Override
        protected Domain<Asked> domain() {
            return Courts.domain(Grammar.ORDERING);
        }
    }

    @Nested
    class Join extends Contract {
        @Override
        protected Domain<Asked> domain() {
            return Courts.domain(Grammar.JOIN);
        }
    }

    @Nested
    class Grouping extends Contract {
        @Override
        protected Domain<Asked> domain() {
            return Courts.domain(Grammar.GROUPING);
        }
    }

    @Nested
    class Having extends Contract {
        @Override
        protected Domain<Asked> domain() {
            return Courts.domain(Grammar.HAVING);
        }
    }

    @Nested
    class Nesting extends Contract {
        @Override
        protected Domain<Asked> domain() {
            return Courts.domain(Grammar.NESTING);
        }
    }

    @Nested
    class Absence extends Contract {
        @Override
        protected Domain<Asked> domain() {
            return Courts.domain(Grammar.ABSENCE);
        }
    }

    @Nested
    class Sets extends Contract {
        @Override
        protected Domain<Asked> domain() {
            return Courts.domain(Grammar.SETS);
        }
    }

    @Nested
    class Window extends Contract {
        @Override
        protected Domain<Asked> domain() {
            return Courts.domain(Grammar.WINDOW);
        }
    }
}
