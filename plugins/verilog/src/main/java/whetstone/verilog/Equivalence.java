package whetstone.verilog;

import org.pf4j.Extension;
import whetstone.api.Sandbox;
import whetstone.api.SandboxUser;
import whetstone.api.Verdict;
import whetstone.api.Verifier;

/// Judges a module against one that behaves as asked: same ports, and same outputs whenever those of the reference are
/// defined. What simulation does not tell apart has to be proved equal; what cannot be proved is not scored.
@Extension
public final class Equivalence implements Verifier<VerilogTruth>, SandboxUser {
    private final Referee referee = new Referee();

    @Override
    public String id() {
        return "verilog/equivalence";
    }

    @Override
    public Class<VerilogTruth> truthType() {
        return VerilogTruth.class;
    }

    @Override
    public void use(Sandbox sandbox) {
        referee.use(sandbox);
    }

    @Override
    public Verdict verify(VerilogTruth truth, String completion) {
        return referee.judge(truth, completion);
    }
}
