package whetstone.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import whetstone.api.Domain;
import whetstone.api.Domain.Rewrite;
import whetstone.api.DomainContract;
import whetstone.api.Seed;
import whetstone.sql.Asked.Condition;

class SqlQuestionsTest {

    private static final Asked TALL =
            new Asked(
                    2,
                    3,
                    List.of(new Condition(0, ">", "7"), new Condition(1, "<=", "80")),
                    0,
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
        var grammars = EnumSet.allOf(Grammar.class).stream().toList();
        for (int i = 0; i < 40; i++) {
            var domain = Courts.domain(grammars.get(i % grammars.size()));
            var problem = domain.draw(4, new Seed(7).derive(i).random());
            var other = domain.rewrite(problem.truth(), Rewrite.EASIER, new Seed(i).random());
            var near = domain.reference(other.orElseThrow().truth());
            wrong += domain.verify(problem.truth(), near).label().equals("wrong") ? 1 : 0;
        }
        assertTrue(wrong >= 38, wrong + " of 40");
    }

    @Nested
    class Selection extends DomainContract<Asked> {
        @Override
        protected Domain<Asked> domain() {
            return Courts.domain(Grammar.SELECTION);
        }
    }

    @Nested
    class Ordering extends DomainContract<Asked> {
        @Override
        protected Domain<Asked> domain() {
            return Courts.domain(Grammar.ORDERING);
        }
    }

    @Nested
    class Join extends DomainContract<Asked> {
        @Override
        protected Domain<Asked> domain() {
            return Courts.domain(Grammar.JOIN);
        }
    }

    @Nested
    class Grouping extends DomainContract<Asked> {
        @Override
        protected Domain<Asked> domain() {
            return Courts.domain(Grammar.GROUPING);
        }
    }

    @Nested
    class Having extends DomainContract<Asked> {
        @Override
        protected Domain<Asked> domain() {
            return Courts.domain(Grammar.HAVING);
        }
    }

    @Nested
    class Nesting extends DomainContract<Asked> {
        @Override
        protected Domain<Asked> domain() {
            return Courts.domain(Grammar.NESTING);
        }
    }

    @Nested
    class Absence extends DomainContract<Asked> {
        @Override
        protected Domain<Asked> domain() {
            return Courts.domain(Grammar.ABSENCE);
        }
    }

    @Nested
    class Sets extends DomainContract<Asked> {
        @Override
        protected Domain<Asked> domain() {
            return Courts.domain(Grammar.SETS);
        }
    }

    @Nested
    class Window extends DomainContract<Asked> {
        @Override
        protected Domain<Asked> domain() {
            return Courts.domain(Grammar.WINDOW);
        }
    }
}
