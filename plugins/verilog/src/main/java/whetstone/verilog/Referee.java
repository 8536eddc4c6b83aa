package whetstone.verilog;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import whetstone.api.Evidence;
import whetstone.api.Sandbox;
import whetstone.api.Seed;
import whetstone.api.Verdict;
import whetstone.api.Verdict.Cause;
import whetstone.verilog.examine.Examiner;
import whetstone.verilog.examine.Finding;
import whetstone.verilog.examine.Pair;
import whetstone.verilog.examine.Recent;
import whetstone.verilog.source.Port;
import whetstone.verilog.source.Port.Direction;
import whetstone.verilog.source.Refused;
import whetstone.verilog.source.Source;

/// The judgement that all of this plugin share: reading the answer, comparing the ports, and having both modules
/// examined. Remembers verdicts, since a policy repeats itself.
final class Referee {
    private static final int VERDICTS = 4096;
    private static final int REFERENCES = 256;

    private final Map<String, Verdict> verdicts = Recent.map(VERDICTS);
    private final Map<VerilogTruth, Source> references = Recent.map(REFERENCES);
    // What comes of examining a reference beside itself.
    private final Map<VerilogTruth, Finding> selves = Recent.map(REFERENCES);
    private @Nullable Examiner examiner;

    void use(Sandbox sandbox) {
        examiner = new Examiner(sandbox);
    }

    Verdict judge(VerilogTruth truth, String completion) {
        return VerilogAnswer.in(completion, truth.top())
                .judge(span -> {
                    var verdict = remembered(truth, span.text());
                    var trace = verdict.evidence().trace();
                    return verdict.with(new Evidence(span, Map.of(), trace));
                });
    }

    private Verdict remembered(VerilogTruth truth, String text) {
        byte[] hash = hash(truth, text);
        var key = HexFormat.of().formatHex(hash);
        var known = verdicts.get(key);
        if (known != null) {
            return known;
        }
        // No text can name a secret that follows from the text.
        var seed = new Seed(ByteBuffer.wrap(hash).getLong());
        var verdict = judged(truth, text, seed);
        if (!(verdict instanceof Verdict.Unscorable(var cause, _, _)) || cause != Cause.TIME) {
            verdicts.put(key, verdict);
        }
        return verdict;
    }

    private static byte[] hash(VerilogTruth truth, String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(truth.toString().getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
            return digest.digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private Verdict judged(VerilogTruth truth, String text, Seed seed) {
        Source gold;
        try {
            gold = references.computeIfAbsent(truth, Referee::reference);
        } catch (Refused e) {
            return Verdict.unscorable(Cause.BROKEN_REFERENCE, "the reference: " + e.why());
        }
        var verdict = against(truth, gold, text, seed);
        // Where both ran and something differed, the reference runs.
        boolean blames = verdict instanceof Verdict.Wrong && verdict.evidence().trace().isEmpty();
        return blames ? unlessBroken(truth, gold, verdict) : verdict;
    }

    private Verdict against(VerilogTruth truth, Source gold, String text, Seed seed) {
        Source candidate;
        try {
            candidate = Source.read(text, truth.top());
            requireSamePorts(gold, candidate);
        } catch (Refused e) {
            return Verdict.wrong(e.why());
        }
        if (examiner == null) {
            return Verdict.unscorable(Cause.VERIFIER_FAILED, "there is no sandbox to work in");
        }
        return verdict(examiner.compare(pair(truth, gold, candidate, seed), seed));
    }

    /// `verdict`, unless the reference is not even equal to itself: then nobody can be right.
    private Verdict unlessBroken(VerilogTruth truth, Source gold, Verdict verdict) {
        if (examiner == null) {
            return verdict;
        }
        var self = selves.get(truth);
        if (self == null) {
            var seed = new Seed(ByteBuffer.wrap(hash(truth, "")).getLong());
            self = examiner.compare(pair(truth, gold, gold, seed), seed);
        }
        if (self instanceof Finding.Late) {
            return verdict(self);
        }
        if (!(self instanceof Finding.Missing)) {
            selves.put(truth, self);
        }
        return self instanceof Finding.Equal || self instanceof Finding.Missing
                ? verdict
                : Verdict.unscorable(
                        Cause.BROKEN_REFERENCE, "the reference beside itself: " + self.why());
    }

    private static Pair pair(VerilogTruth truth, Source gold, Source candidate, Seed seed) {
        var reset = truth.reset();
        return new Pair(
                gold,
                candidate,
                truth.top(),
                truth.clock(),
                reset == null
                        ? null
                        : new Pair.Reset(
                                String.valueOf(reset.get(0)), reset.get(1).equals(1) ? 1 : 0),
                "%016x".formatted(seed.derive("secret").value()));
    }

    private static Source reference(VerilogTruth truth) {
        var source = Source.read(truth.module(), truth.top());
        var inputs =
                source.ports(Direction.INPUT).stream().map(Port::name).collect(Collectors.toSet());
        var named = new HashSet<String>();
        if (truth.clock() != null) {
            named.add(truth.clock());
        }
        if (truth.reset() != null) {
            named.add(String.valueOf(truth.reset().getFirst()));
        }
        named.removeAll(inputs);
        if (!named.isEmpty()) {
            throw new Refused("%s is no input of '%s'".formatted(named, truth.top()));
        }
        for (var port : source.ports()) {
            if (port.direction() == Direction.INOUT || port.width() == 0) {
                throw new Refused("port '%s' cannot be driven from outside".formatted(port));
            }
        }
        if (source.ports(Direction.OUTPUT).isEmpty() || inputs.isEmpty()) {
            throw new Refused("'%s' needs inputs and outputs".formatted(truth.top()));
        }
        return source;
    }

    /// Ports go by name; their order is free. A width that this reader cannot tell is left to the simulator.
    private static void requireSamePorts(Source gold, Source candidate) {
        var given =
                candidate.ports().stream()
                        .collect(Collectors.toMap(Port::name, port -> port, (a, b) -> a));
        for (var port : gold.ports()) {
            var mine = given.remove(port.name());
            if (mine == null) {
                throw new Refused("port '%s' is missing".formatted(port));
            }
            boolean same =
                    mine.direction() == port.direction()
                            && (mine.width() == 0 || mine.width() == port.width());
            if (!same) {
                throw new Refused("port '%s' should be '%s'".formatted(mine, port));
            }
        }
        if (!given.isEmpty()) {
            throw new Refused(
                    "port '%s' is one too many".formatted(given.values().iterator().next()));
        }
    }

    /// What a finding says of the candidate.
    static Verdict verdict(Finding finding) {
        var why = finding.why();
        return switch (finding) {
            case Finding.Equal _ -> Verdict.correct(why);
            case Finding.Different(_, var trace) ->
                    new Verdict.Wrong(why, new Evidence(null, Map.of(), List.copyOf(trace)));
            case Finding.Undecided _ -> Verdict.unscorable(Cause.UNDECIDABLE, why);
            case Finding.Broken _ -> Verdict.unscorable(Cause.BROKEN_REFERENCE, why);
            case Finding.Missing _ -> Verdict.unscorable(Cause.TOOL_MISSING, why);
            case Finding.Late _ -> Verdict.unscorable(Cause.TIME, why);
        };
    }
}
