package whetstone.sql;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import whetstone.api.Sandbox;
import whetstone.api.Verdict;
import whetstone.api.Workers;
import whetstone.api.Workers.Reply;
import whetstone.sql.worker.Request;
import whetstone.sql.worker.Request.Step;
import whetstone.sql.worker.Ruling;
import whetstone.sql.worker.SqlWorker;

/// Has queries judged by worker processes. A worker that does not know a truth is taught it first.
final class Referee {

    private static final long MIB = 1 << 20;
    private static final Sandbox.Limits LIMITS =
            new Sandbox.Limits(
                    Duration.ofMillis(700), Duration.ofHours(2), 4096 * MIB, 16 * MIB, 200);
    // A cold Java on a busy machine learns slowly; no candidate runs meanwhile.
    private static final Duration PREPARATION = Duration.ofSeconds(10);
    private static final long HEAP = 192 * MIB;
    // Right answers take about a millisecond. One that is late and has computed for this share of
    // its later half, some
    // 50 ms, is itself to blame; one that has computed less waited for the machine.
    private static final double COMPUTING = 0.1;
    private static final int MOST_STEPS = 12;
    private static final int KNOWN = 4_096;

    private final Workers workers;
    private final Map<SqlTruth, String> ids =
            new LinkedHashMap<>(16, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<SqlTruth, String> eldest) {
                    return size() > KNOWN;
                }
            };

    Referee(Sandbox sandbox) {
        int most = Math.max(1, Runtime.getRuntime().availableProcessors());
        workers = sandbox.workers(sandbox.java(SqlWorker.class, HEAP), LIMITS, most);
    }

    /// Whether `query` answers as the truth's reference does.
    ///
    /// @param strict whether columns have to come in the reference's order
    Verdict judge(SqlTruth truth, String query, boolean strict) {
        return judge(id(truth), () -> truth, query, strict);
    }

    /// As [#judge(SqlTruth, String, boolean)], for a truth that is costly to make.
    ///
    /// @param id the same for the same truth only
    Verdict judge(String id, Supplier<SqlTruth> truth, String query, boolean strict) {
        boolean died = false;
        // Threads share the workers: the one that judges need not be the one that was just taught.
        for (int i = 0; i < MOST_STEPS; i++) {
            var reply = ask(new Request(id, Step.JUDGE, strict, query, null));
            if (!(reply instanceof Reply.Done(var bytes))) {
                if (reply instanceof Reply.Died && !died) {
                    died = true;
                    continue;
                }
                return undone(reply);
            }
            var ruling = Ruling.decode(bytes);
            var prepared =
                    switch (ruling.kind()) {
                        case LEARN_FIRST ->
                                ask(new Request(id, Step.LEARN, strict, "", taught(truth.get())));
                        case VARY_FIRST -> ask(new Request(id, Step.VARY, strict, "", null));
                        default -> null;
                    };
            if (prepared == null) {
                return verdict(ruling);
            }
            if (!(prepared instanceof Reply.Done)) {
                return unprepared(prepared);
            }
        }
        return Verdict.unscorable(Verdict.Cause.VERIFIER_FAILED, "no worker keeps the databases");
    }

    private Reply ask(Request request) {
        byte[] bytes = request.encode();
        return request.step() == Step.JUDGE ? workers.ask(bytes) : workers.ask(bytes, PREPARATION);
    }

    private static Request.Truth taught(SqlTruth truth) {
        var scripts = new ArrayList<String>();
        scripts.add(truth.setup());
        scripts.addAll(truth.variants());
        return new Request.Truth(scripts, truth.query(), truth.ordered());
    }

    private static Verdict verdict(Ruling ruling) {
        return switch (ruling.kind()) {
            case CORRECT -> Verdict.correct(ruling.why());
            case WRONG -> Verdict.wrong(ruling.why());
            case BROKEN_REFERENCE ->
                    Verdict.unscorable(Verdict.Cause.BROKEN_REFERENCE, ruling.why());
            case UNDECIDABLE -> Verdict.unscorable(Verdict.Cause.UNDECIDABLE, ruling.why());
            case READY, LEARN_FIRST, VARY_FIRST ->
                    throw new IllegalStateException("no ruling: " + ruling);
        };
    }

    private static Verdict undone(Reply reply) {
        return switch (reply) {
            case Reply.Late(var busy) when busy >= COMPUTING ->
                    Verdict.wrong(
                            "it does not end: killed after %d ms of computing"
                                    .formatted(LIMITS.time().toMillis()));
            case Reply.Late _ ->
                    Verdict.unscorable(Verdict.Cause.TIME, "the machine had no time for the query");
            case Reply.Died(var why) -> Verdict.unscorable(Verdict.Cause.VERIFIER_FAILED, why);
            case Reply.Done _ -> throw new IllegalStateException("done");
        };
    }

    private static Verdict unprepared(Reply reply) {
        return reply instanceof Reply.Died(var why)
                ? Verdict.unscorable(Verdict.Cause.VERIFIER_FAILED, why)
                : Verdict.unscorable(
                        Verdict.Cause.TIME, "the databases and the reference take too long");
    }

    private String id(SqlTruth truth) {
        synchronized (ids) {
            return ids.computeIfAbsent(truth, Referee::hash);
        }
    }

    private static String hash(SqlTruth truth) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            var text =
                    String.join("\0", taught(truth).scripts())
                            + "\0\0"
                            + truth.query()
                            + truth.ordered();
            byte[] hash = digest.digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
