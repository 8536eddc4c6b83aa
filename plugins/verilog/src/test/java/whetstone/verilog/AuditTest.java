package whetstone.verilog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import whetstone.api.Seed;
import whetstone.core.sandbox.ProcessSandbox;
import whetstone.verilog.draw.Drawn;
import whetstone.verilog.draw.Formula;

/// References, models and verifier against each other. The model of each circuit, computed in Java, is written as a
/// table in Verilog and has to be judged equal to the reference; the table with one entry changed has to be judged as a
/// walk through both tables says.
class AuditTest {

    private static final Seed SEED = new Seed(23);
    private static final int EACH = 6;
    private static final ProcessSandbox SANDBOX = new ProcessSandbox();
    private static final Equivalence VERIFIER = new Equivalence();

    private final List<String> mistaken = new ArrayList<>();
    private final List<String> undecided = new ArrayList<>();
    private int judged;

    @BeforeAll
    static void useTheSandbox() {
        VERIFIER.use(SANDBOX);
    }

    @AfterAll
    static void closeTheSandbox() {
        SANDBOX.close();
    }

    @Test
    void everyReferenceDoesWhatItsModelDoesAndEveryMutantIsJudgedAsItDeserves() {
        for (int i = 0; i < EACH; i++) {
            var seed = SEED.derive(i);
            for (int level = 0; level < 10; level++) {
                var random = seed.derive(level).random();
                audit(drawn(new Combinational(), level, random), seed.derive(level));
                audit(drawn(new Sequential(), level, random), seed.derive(100 + level));
            }
            // Arithmetic on so few bits that it fits into a table.
            audit(Formula.draw(6, 2, 4, seed.random()), seed.derive("small"));
        }
        assertEquals(List.of(), mistaken);
        assertTrue(judged > 100, "only %d judged".formatted(judged));
        assertTrue(
                undecided.size() < 0.01 * judged,
                () ->
                        "%d of %d undecided:%n%s"
                                .formatted(undecided.size(), judged, String.join("\n", undecided)));
    }

    private static <K extends Record> Drawn drawn(
            CircuitDomain<K> domain, int level, RandomGenerator random) {
        return domain.drawn(domain.knobs(level), random);
    }

    private void audit(Drawn drawn, Seed seed) {
        Tabulated.of(drawn)
                .ifPresent(table -> {
                    expect(drawn, table, true);
                    var random = seed.derive("mutant").random();
                    int states = table.next().length;
                    int state = random.nextInt(states);
                    int in = random.nextInt(table.next()[0].length);
                    boolean output = states == 1 || random.nextBoolean();
                    long flipped =
                            output ? 1L << random.nextInt(drawn.behaviour().outputBits()) : 0;
                    int to = output ? table.next()[state][in] : random.nextInt(states);
                    var mutant = table.changed(state, in, flipped, to);
                    expect(drawn, mutant, table.sameAs(mutant));
                });
    }

    private void expect(Drawn drawn, Tabulated table, boolean right) {
        var verdict =
                VERIFIER.verify(
                        Circuits.truth(drawn.circuit()), "```verilog\n" + table.module() + "\n```");
        judged++;
        if (!verdict.scorable()) {
            undecided.add("%s: %s".formatted(drawn.circuit().canonical(), verdict.why()));
        } else if (verdict.label().equals("correct") != right) {
            mistaken.add(
                    "%s\n%s\n%s %s"
                            .formatted(
                                    drawn.prompt(),
                                    table.module(),
                                    verdict.label(),
                                    verdict.why()));
        }
    }
}
