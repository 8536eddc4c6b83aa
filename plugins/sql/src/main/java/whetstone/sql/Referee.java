package whetstone.sql;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import whetstone.api.Sandbox;
import whetstone.api.Verdict;
import whetstone.api.Workers;
import whetstone.api.Workers.Reply;
import whetstone.sql.worker.Request;
import whetstone.sql.worker.Request.Keep;
import whetstone.sql.worker.Request.Step;
import whetstone.sql.worker.Ruling;
import whetstone.sql.worker.SqlWorker;

/// Has queries judged, or only run, by worker processes. A worker that does not know a truth is taught it first.
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
    // Where only the database is asked, nothing is compared with the reference.
    private static final String ANY_QUERY = "SELECT 1";

    private final Workers workers;
    private final Map<SqlTruth, String> ids = recent(KNOWN);
    private final Map<String, String> learned = recent(SqlWorker.MOST_EXAMS);

    Referee(Sandbox sandbox) {
        int most = Math.max(1, Runtime.getRuntime().availableProcessors());
        workers = sandbox.workers(sandbox.java(SqlWorker.class, HEAP), LIMITS, most);
    }

    private static <K, V> Map<K, V> recent(int most) {
        return new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
                return size() > most;
            }
        };
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
        var request = new Request(id, Step.JUDGE, strict, query, null);
        return rule(request, truth, Referee::verdict, none -> none);
    }

    /// What came of running a query that is judged by nobody.
    sealed interface Sight {
        /// What it returned, as a policy is shown it.
        record Seen(String rows) implements Sight {}

        /// It may not run, or does not end.
        record Refused(String why) implements Sight {}

        /// No worker could say; not the query's doing.
        record Unknown(Verdict why) implements Sight {}
    }

    /// What `query` returns on the database that `script` makes.
    Sight show(String script, String query) {
        var database = new SqlTruth(script, List.of(), ANY_QUERY, null, null);
        var request = new Request(id(database), Step.SHOW, false, query, null);
        return rule(
                request,
                () -> database,
                Referee::sight,
                none -> none.scorable() ? new Sight.Refused(none.why()) : new Sight.Unknown(none));
    }

    private static Sight sight(Ruling ruling) {
        return switch (ruling.kind()) {
            case SHOWN -> new Sight.Seen(ruling.why());
            case REFUSED -> new Sight.Refused(ruling.why());
            default -> new Sight.Unknown(verdict(ruling));
        };
    }

    /// @param ruled what a worker's ruling means
    /// @param otherwise what it means that there is none
    private <R> R rule(
            Request request,
            Supplier<SqlTruth> truth,
            Function<Ruling, R> ruled,
            Function<Verdict, R> otherwise) {
        var id = request.id();
        if (isNew(id)) {
            var learned = learn(id, truth);
            if (!(learned instanceof Reply.Done)) {
                return otherwise.apply(unprepared(learned));
            }
        }
        boolean died = false;
        // Threads share the workers: the one that rules need not be the one that was just taught.
        for (int i = 0; i < MOST_STEPS; i++) {
            var reply = ask(request);
            if (!(reply instanceof Reply.Done(var bytes))) {
                if (reply instanceof Reply.Died && !died) {
                    died = true;
                    continue;
                }
                return otherwise.apply(undone(reply));
            }
            var ruling = Ruling.decode(bytes);
            var prepared = prepare(ruling.kind(), request, truth);
            if (prepared == null) {
                return ruled.apply(ruling);
            }
            if (!(prepared instanceof Reply.Done)) {
                return otherwise.apply(unprepared(prepared));
            }
        }
        return otherwise.apply(
                Verdict.unscorable(Verdict.Cause.VERIFIER_FAILED, "no worker keeps the databases"));
    }

    // What a worker misses before it can rule; null where it has ruled.
    private @Nullable Reply prepare(Ruling.Kind kind, Request request, Supplier<SqlTruth> truth) {
        var id = request.id();
        return switch (kind) {
            case LEARN_FIRST -> learn(id, truth);
            case VARY_FIRST -> ask(new Request(id, Step.VARY, false, request.candidate(), null));
            default -> null;
        };
    }

    private Reply learn(String id, Supplier<SqlTruth> truth) {
        return ask(new Request(id, Step.LEARN, false, "", taught(truth.get())));
    }

    /// Whether no worker can know it yet: then it is taught without a question before.
    private boolean isNew(String id) {
        synchronized (learned) {
            return learned.put(id, id) == null;
        }
    }

    private Reply ask(Request request) {
        byte[] bytes = request.encode();
        return switch (request.step()) {
            case JUDGE, SHOW -> workers.ask(bytes);
            case LEARN, VARY -> workers.ask(bytes, PREPARATION);
        };
    }

    private static Request.Truth taught(SqlTruth truth) {
        var scripts = new ArrayList<String>();
        scripts.add(truth.setup());
        scripts.addAll(truth.variants());
        return new Request.Truth(
                scripts,
                truth.query(),
                truth.ordered(),
                Objects.requireNonNullElse(truth.keep(), Keep.DECLARED));
    }

    private static Verdict verdict(Ruling ruling) {
        return switch (ruling.kind()) {
            case CORRECT -> Verdict.correct(ruling.why());
            case WRONG -> Verdict.wrong(ruling.why());
            case BROKEN_REFERENCE ->
                    Verdict.unscorable(Verdict.Cause.BROKEN_REFERENCE, ruling.why());
            case UNDECIDABLE -> Verdict.unscorable(Verdict.Cause.UNDECIDABLE, ruling.why());
            case SHOWN, REFUSED, READY, LEARN_FIRST, VARY_FIRST ->
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
                            + truth.ordered()
                            + truth.keep();
            byte[] hash = digest.digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
