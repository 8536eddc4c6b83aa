package whetstone.verilog;

import org.pf4j.Extension;
import whetstone.api.Sandbox;
import whetstone.api.SandboxUser;
import whetstone.api.Verdict;
import whetstone.api.Verifier;

/// Judges a module against one that behaves as asked: same ports, and same outputs whenever those of the reference are
/// defined. What simulation does not tell apart has to be proved equal; what cannot be proved is not scored.
///
/// What a check costs, in processor time of all processes, for references written with one wire more, six of each level,
/// each checked once: clocked circuits 88 ms, where proving by search alone took 224 ms (queues 142 ms and 1023 ms);
/// circuits without a clock 51 ms and 83 ms. Two cores so do 23 and 39 checks a second; 26 clocked ones where a
/// reference is judged against six times, at 77 ms. Right modules that are written otherwise still need the search,
/// and take up to 30 % more than by search alone.
///
/// Of the 88 ms Icarus takes 25, Yosys about 35, and starting confined processes most of the rest. Processes are not kept
/// warm for the next check, which would save about 10 ms: they have read a candidate, and nothing of one may reach
/// another.
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
