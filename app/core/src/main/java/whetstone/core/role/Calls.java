package whetstone.core.role;

import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import whetstone.api.Seed;
import whetstone.core.recipe.RoleBinding;
import whetstone.core.role.ChatJson.Reading;
import whetstone.core.role.ChatJson.Unreadable;
import whetstone.core.store.Cost;

/// Calls to one endpoint: paced, paid for, and repeated where what went wrong may pass.
final class Calls {

    private static final Logger LOG = LoggerFactory.getLogger(Calls.class);
    private static final Duration LONGEST_WAIT =
            Duration.ofMinutes(15); // that a server may ask for
    private static final double LONGEST_BACKOFF = 60; // seconds

    // Too slow, too early, too many; the server's own trouble, and that of what stands before it.
    private static final Set<Integer> MAY_PASS =
            Set.of(408, 409, 425, 429, 500, 502, 503, 504, 520, 521, 522, 523, 524, 529);

    private final String role;
    private final RoleBinding.Endpoint settings;
    private final Transport transport;
    private final Key key;
    private final Pace pace;
    private final Purse purse;

    Calls(String role, RoleBinding.Endpoint settings, Transport transport, Key key, Purse purse) {
        this.role = role;
        this.settings = settings;
        this.transport = transport;
        this.key = key;
        this.purse = purse;
        pace = new Pace(settings.requestsPerMinute());
    }

    /// How a call ended.
    sealed interface Outcome {}

    /// With an answer.
    record Came(Reading reading) implements Outcome {}

    /// With a no that another try does not change.
    record Refused(int status, String why) implements Outcome {}

    /// With a failure that may pass.
    ///
    /// @param rest that the server asks for
    /// @param all whether it would have met any other request, too
    record Failed(String why, Optional<Duration> rest, boolean all) implements Outcome {}

    /// With nothing, because somebody wants an end.
    record Stopped(RuntimeException why) implements Outcome {}

    /// What came of one request, and what all its calls cost.
    record Ended(Outcome outcome, Cost cost) {}

    /// A request about to be sent.
    ///
    /// @param promptTokens that it can read at most
    /// @param tokens that it can write at most
    record Sheet(byte[] body, long promptTokens, long tokens) {}

    /// Sends until an answer or a no comes, or all tries are used up. Never throws for what a server does: the cost must
    /// be told in any case.
    ///
    /// @param chance of the waits
    Ended send(Sheet sheet, Seed chance) {
        var cost = Cost.NONE;
        try {
            for (int attempt = 0; ; attempt++) {
                pace.await();
                var ended = once(sheet);
                cost = cost.plus(attempt == 0 ? ended.cost() : ended.cost().retried());
                if (!(ended.outcome() instanceof Failed failed) || attempt == settings.retries()) {
                    return new Ended(ended.outcome(), cost);
                }
                var asked = failed.rest().orElse(Duration.ZERO);
                if (asked.compareTo(LONGEST_WAIT) > 0) {
                    var why = "%s; it asks to wait %d s".formatted(failed.why(), asked.toSeconds());
                    return new Ended(new Failed(why, Optional.empty(), failed.all()), cost);
                }
                if (asked.isPositive()) {
                    pace.hold(asked);
                }
                LOG.info("role {}: {}; trying again", role, failed.why());
                pace.sleep(longer(asked, backoff(attempt, chance)));
            }
        } catch (Pace.Ended e) {
            return new Ended(new Stopped(e.why()), cost);
        }
    }

    /// From now on a look is taken while a call waits for its turn or for another try.
    ///
    /// @param watch what it throws ends the waiting, and the asking
    void watchedBy(Runnable watch) {
        pace.watchedBy(watch);
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    private Duration backoff(int attempt, Seed chance) {
        double full =
                Math.min(LONGEST_BACKOFF, settings.backoff() * Math.pow(2, Math.min(attempt, 30)));
        double share = 0.5 + 0.5 * chance.derive(attempt).random().nextDouble();
        return Duration.ofNanos((long) (full * share * 1e9));
    }

    private Ended once(Sheet sheet) {
        var taken = purse.take(sheet.promptTokens(), sheet.tokens());
        long start = System.nanoTime();
        var cost = new Cost(1, 0, 0, 0, 0, 0);
        try {
            var outcome = outcome(sheet.body());
            double seconds = (System.nanoTime() - start) / 1e9;
            cost =
                    outcome instanceof Came(var reading)
                            ? cost(reading, sheet, seconds)
                            : new Cost(1, 0, 0, 0, 0, seconds);
            return new Ended(outcome, cost);
        } finally {
            purse.settle(taken, cost);
        }
    }

    // What a server does not tell is counted as the most that it can have been.
    private Cost cost(Reading reading, Sheet sheet, double seconds) {
        return purse.cost(
                reading.promptTokens() < 0 ? sheet.promptTokens() : reading.promptTokens(),
                reading.tokens() < 0 ? sheet.tokens() : reading.tokens(),
                seconds);
    }

    private Outcome outcome(byte[] body) {
        try {
            var response = transport.post("chat/completions", body);
            int status = response.status();
            if (status == 200) {
                return new Came(ChatJson.answer(response.body()));
            }
            var why = "%d: %s".formatted(status, key.hiddenIn(ChatJson.error(response.body())));
            return MAY_PASS.contains(status)
                    ? new Failed(why, response.rest(), status == 429)
                    : new Refused(status, why);
        } catch (Unreadable e) {
            return new Failed(
                    key.hiddenIn(String.valueOf(e.getMessage())), Optional.empty(), false);
        } catch (ConnectException | HttpConnectTimeoutException e) {
            return new Failed("nobody answers there", Optional.empty(), true);
        } catch (InFlight.Late e) {
            return new Failed(String.valueOf(e.getMessage()), Optional.empty(), false);
        } catch (IOException e) {
            if (Thread.currentThread().isInterrupted()) {
                throw new CancellationException("interrupted");
            }
            return new Failed("the connection broke: " + e.getMessage(), Optional.empty(), false);
        }
    }

    /// The names of the models there are; nothing where the server does not say.
    Optional<List<String>> models() {
        try {
            var response = transport.get("models");
            return response.status() == 200
                    ? Optional.of(ChatJson.models(response.body()))
                    : Optional.empty();
        } catch (IOException | InFlight.Late | Unreadable e) {
            return Optional.empty();
        }
    }

    /// The end of it, where no request would fare better: what to throw.
    Optional<RuntimeException> forAll(Ended ended) {
        return switch (ended.outcome()) {
            case Refused(int status, var why) when status == 401 || status == 403 ->
                    Optional.of(
                            error(
                                    "%s refuses the %s (%s); check roles.%s.keyFrom and what the key may do"
                                            .formatted(
                                                    where(),
                                                    key.present() ? key : "call without a key",
                                                    why,
                                                    role)));
            case Refused(int status, var why) when status == 404 || status / 100 == 3 ->
                    Optional.of(
                            error(
                                    "%s has no %s there (%s); check roles.%s.endpoint, which ends in /v1 on most servers, and .model"
                                            .formatted(where(), settings.model(), why, role)));
            case Failed(var why, _, boolean all) when all ->
                    Optional.of(
                            error(
                                    "%s: %s, after %s; start or relieve it and resume: what was answered is kept"
                                            .formatted(where(), why, tries(ended.cost()))));
            case Stopped(var why) -> Optional.of(why);
            case Came _, Refused _, Failed _ -> Optional.empty();
        };
    }

    static String tries(Cost cost) {
        return cost.calls() == 1 ? "one try" : cost.calls() + " tries";
    }

    private String where() {
        return settings.endpoint();
    }

    private RoleException error(String text) {
        return new RoleException("roles.%s: %s".formatted(role, text));
    }
}
