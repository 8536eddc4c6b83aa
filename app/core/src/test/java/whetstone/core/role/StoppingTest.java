package whetstone.core.role;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import whetstone.core.role.MeteredModel.Arrival;
import whetstone.core.store.Cost;

/// Whoever waits is told at once that somebody wants an end, and what was tried until then is counted.
final class StoppingTest {

    private static final class Wanted extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    private FakeServer server;
    private final AtomicBoolean over = new AtomicBoolean();
    private final List<Arrival> arrivals = new ArrayList<>();

    @BeforeEach
    void start() throws IOException {
        server = FakeServer.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private void watch() {
        if (over.get()) {
            throw new Wanted();
        }
    }

    /// Seconds from the wish for an end until `asking` ends, by then with what the watch threw.
    private double ended(Endpoint endpoint, int requests) throws InterruptedException {
        var thrown = new AtomicReference<RuntimeException>();
        var wanted =
                IntStream.range(0, requests)
                        .mapToObj(i -> EndpointTest.request("q" + i, 1))
                        .toList();
        var asking =
                Thread.startVirtualThread(() -> {
                    try {
                        endpoint.ask(wanted, arrivals::addAll);
                    } catch (RuntimeException e) {
                        thrown.set(e);
                    }
                });
        Thread.sleep(500);
        assertTrue(asking.isAlive(), "it waits");
        over.set(true);
        long start = System.nanoTime();
        assertTrue(asking.join(Duration.ofSeconds(30)), "it ends");
        assertInstanceOf(Wanted.class, thrown.get());
        return (System.nanoTime() - start) / 1e9;
    }

    private Endpoint endpoint(Bindings bindings) {
        var endpoint =
                new Endpoint("teacher", bindings.settings(), Cost.NONE, Bindings.memory())
                        .watchedBy(this::watch);
        endpoint.capabilities();
        return endpoint;
    }

    private Cost told() {
        return arrivals.stream().map(Arrival::cost).reduce(Cost.NONE, Cost::plus);
    }

    @Test
    void aWaitThatTheServerAskedForEndsAtOnceAndWhatWasTriedIsCounted()
            throws InterruptedException {
        try (var endpoint = endpoint(Bindings.to(server.url()))) {
            server.then(FakeServer.tooMany("600"));
            double seconds = ended(endpoint, 6);
            assertTrue(seconds < 20, seconds + " s of 600");
            // The calls that found out what the server can do are told with the first answer.
            assertEquals(server.requests().size(), told().calls());
            assertEquals(0, told().retries(), "it waited for its second try");
        }
    }

    @Test
    void aTurnThatIsFarOffIsNotWaitedFor() throws InterruptedException {
        try (var endpoint = endpoint(Bindings.to(server.url()).perMinute(120))) {
            double seconds = ended(endpoint, 400);
            assertTrue(seconds < 20, seconds + " s of 200");
            assertEquals(server.requests().size(), told().calls());
        }
    }

    @Test
    void retriesAreCounted() {
        try (var endpoint = endpoint(Bindings.to(server.url()))) {
            server.then(FakeServer.status(500)).then(FakeServer.brokenJson());
            endpoint.ask(List.of(EndpointTest.request("q", 1)), arrivals::addAll);
            assertEquals(2, told().retries());
            assertEquals(server.requests().size(), told().calls());
        }
    }
}
