package whetstone.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import whetstone.api.Seed;
import whetstone.api.Verifier;
import whetstone.sql.SqlResultTest.Case;

/// A verdict does not depend on what was judged before it.
class OrderTest {

    private static final int CASES = 60;

    private record Asking(SqlTruth truth, String completion) {}

    private static List<Asking> askings() throws IOException {
        var json = new JsonMapper();
        var askings = new ArrayList<Asking>();
        for (var line : Files.readAllLines(Path.of("src/test/cases/sql-equivalence.jsonl"))) {
            var one = json.readValue(line, Case.class);
            askings.add(new Asking(one.truth(), one.completion()));
        }
        for (var attack : AttackTest.gallery()) {
            if (attack.completion() != null) { // Those in short form are only long or deep.
                askings.add(new Asking(attack.truth(), attack.completion()));
            }
        }
        var truth = Grammar.GROUPING;
        var asked = Courts.domain(truth).draw(2, new Seed(5).random()).truth();
        for (var mutant : Mutants.right(truth, asked)) {
            askings.add(new Asking(asked.truth(truth), "<answer>" + mutant.query() + "</answer>"));
        }
        Collections.shuffle(askings, new Random(1));
        return askings.subList(0, CASES);
    }

    private static Map<Asking, String> said(List<Asking> askings, Verifier<SqlTruth> court) {
        var said = new HashMap<Asking, String>();
        for (var one : askings) {
            var verdict = court.verify(one.truth(), one.completion());
            // How far one that does not end comes depends on the machine.
            boolean stopped = !verdict.scorable() || verdict.why().startsWith("it does not end");
            said.put(one, stopped ? "stopped" : verdict.label() + ": " + verdict.why());
        }
        return said;
    }

    @Test
    void theSameIsSaidInAnyOrderAndAgain() throws IOException {
        var askings = new ArrayList<>(askings());
        var first = said(askings, Courts.named("sql/result"));
        Collections.shuffle(askings, new Random(2));
        assertEquals(first, said(askings, Courts.named("sql/result")));
        // Another court, whose workers know nothing yet, in a third order.
        Collections.reverse(askings);
        assertEquals(first, said(askings, Courts.another()));
        assertTrue(first.values().stream().anyMatch(said -> said.startsWith("correct")));
        assertTrue(first.values().stream().anyMatch(said -> said.startsWith("wrong")));
    }
}
