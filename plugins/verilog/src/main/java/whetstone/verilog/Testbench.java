package whetstone.verilog;

import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.pf4j.Extension;
import whetstone.api.Evidence;
import whetstone.api.Sandbox;
import whetstone.api.SandboxUser;
import whetstone.api.Seed;
import whetstone.api.Verdict;
import whetstone.api.Verdict.Cause;
import whetstone.api.Verifier;
import whetstone.verilog.examine.Finding;
import whetstone.verilog.examine.Recent;
import whetstone.verilog.examine.Trial;
import whetstone.verilog.source.Refused;
import whetstone.verilog.source.Source;

/// Judges a module by a given testbench. The candidate can neither print nor end the simulation nor reach into the
/// testbench, so that what is printed is the testbench's word; a testbench that passes a module which drives nothing, or
/// fails the one that is known to be right, decides nothing.
@Extension
public final class Testbench implements Verifier<TestbenchTruth>, SandboxUser {

    private static final int BENCHES = 256;
    private static final Pattern MODULE = Pattern.compile("\\bmodule\\s+\\\\?(\\w+)");

    // What a path of names can begin with: instances and named blocks.
    private static final Pattern SCOPE = Pattern.compile("(\\w+)\\s*\\(|:\\s*(\\w+)");

    private final Map<TestbenchTruth, Optional<Finding>> faults = Recent.map(BENCHES);
    private final Map<String, Finding> idle = Recent.map(BENCHES);
    private @Nullable Trial trial;

    @Override
    public String id() {
        return "verilog/testbench";
    }

    @Override
    public Class<TestbenchTruth> truthType() {
        return TestbenchTruth.class;
    }

    @Override
    public void use(Sandbox sandbox) {
        trial = new Trial(sandbox);
    }

    @Override
    public Verdict verify(TestbenchTruth truth, String completion) {
        var trials = trial;
        return trials == null
                ? Verdict.unscorable(Cause.VERIFIER_FAILED, "there is no sandbox to work in")
                : VerilogAnswer.in(completion, truth.top())
                        .judge(span -> {
                            var verdict = judged(trials, truth, span.text());
                            var trace = verdict.evidence().trace();
                            return verdict.with(new Evidence(span, Map.of(), trace));
                        });
    }

    private Verdict judged(Trial trials, TestbenchTruth truth, String text) {
        var bench =
                new Trial.Bench(
                        truth.testbench(),
                        truth.files() == null ? Map.of() : truth.files(),
                        truth.passing(),
                        truth.failing());
        var fault = known(trials, truth, bench);
        if (fault.isPresent()) {
            return Referee.verdict(fault.get());
        }
        Source source;
        try {
            source = Source.read(text, truth.top());
        } catch (Refused e) {
            return Verdict.wrong(e.why());
        }
        var reached = reached(source, truth);
        if (reached.isPresent()) {
            return Verdict.wrong("reaches into the testbench by the name " + reached.get());
        }
        var found = trials.of(bench, apart(source, truth));
        if (found instanceof Finding.Equal) {
            var nothing = Trial.idle(source, truth.top());
            var key = truth.testbench() + '\0' + nothing;
            var known = idle.get(key);
            var finding = known == null ? trials.of(bench, nothing) : known;
            if (!(finding instanceof Finding.Late)) {
                idle.put(key, finding);
            }
            if (finding instanceof Finding.Equal) {
                return Verdict.unscorable(
                        Cause.BROKEN_REFERENCE,
                        "the testbench also passes a module that drives nothing");
            }
        }
        return Referee.verdict(found);
    }

    // What hangs on the machine, such as too little time, is not remembered.
    private Optional<Finding> known(Trial trials, TestbenchTruth truth, Trial.Bench bench) {
        var known = faults.get(truth);
        if (known != null) {
            return known;
        }
        var fault = fault(trials, truth, bench);
        if (fault.isEmpty() || fault.get() instanceof Finding.Broken) {
            faults.put(truth, fault);
        }
        return fault;
    }

    private static Optional<Finding> fault(Trial trials, TestbenchTruth truth, Trial.Bench bench) {
        var fault = trials.fault(bench);
        if (fault != null || truth.module() == null) {
            return Optional.ofNullable(fault);
        }
        return switch (trials.of(bench, truth.module())) {
            case Finding.Equal _ -> Optional.empty();
            case Finding.Different(var why, _) ->
                    Optional.of(
                            new Finding.Broken(
                                    "the module that is known to be right fails: " + why));
            case Finding other -> Optional.of(other);
        };
    }

    private static Optional<String> reached(Source source, TestbenchTruth truth) {
        var modules = names(MODULE, truth.testbench());
        modules.remove(truth.top());
        var scopes = names(SCOPE, truth.testbench());
        scopes.addAll(modules);
        return source.reachesInto(modules, scopes);
    }

    private static Set<String> names(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map(found -> found.group(1) == null ? found.group(2) : found.group(1))
                .collect(Collectors.toCollection(HashSet::new));
    }

    // No text can take the name of a module of the testbench, nor one that follows from the text.
    private static String apart(Source source, TestbenchTruth truth) {
        var secret = new Seed(truth.hashCode()).derive(source.text()).value();
        return source.renamed("h%016x_".formatted(secret), truth.top());
    }
}
