package whetstone.verilog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import whetstone.api.Seed;
import whetstone.api.Verdict;
import whetstone.core.audit.Attack;
import whetstone.core.sandbox.ProcessSandbox;

/// Texts that were written to win, to hang or to break the verifier.
class AttackTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final ProcessSandbox SANDBOX = new ProcessSandbox();
    private static final Equivalence VERIFIER = new Equivalence();

    @BeforeAll
    static void useTheSandbox() {
        VERIFIER.use(SANDBOX);
    }

    @AfterAll
    static void closeTheSandbox() {
        SANDBOX.close();
    }

    @Test
    void noAttackWins() {
        var attacks = Attack.on(VERIFIER, new Seed(1));
        assertTrue(attacks.size() > 80, "only %d attacks".formatted(attacks.size()));
        var winners =
                attacks.stream()
                        .filter(attack -> judge(attack).label().equals("correct"))
                        .map(Attack::name)
                        .toList();
        assertEquals(List.of(), winners);
    }

    private static Verdict judge(Attack attack) {
        return VERIFIER.verify(
                JSON.readValue(attack.truth(), VerilogTruth.class), attack.completion());
    }
}
