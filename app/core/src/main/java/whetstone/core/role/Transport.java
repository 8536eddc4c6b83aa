package whetstone.core.role;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/// Sends bytes to one server and brings back what it answers.
final class Transport implements AutoCloseable {

    private static final long LARGEST = 64 << 20; // bytes of one answer

    // A server that is offered HTTP/2 in clear may lose the body of that very request. Nothing is
    // sent on to another host: it would get the key.
    private final HttpClient client =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .connectTimeout(Duration.ofSeconds(20))
                    .build();

    private final String address;
    private final Key key;
    private final Duration timeout;
    private final InFlight threads;

    /// @param timeout of a call, its whole answer included
    Transport(String address, Key key, Duration timeout, InFlight threads) {
        this.address = address.endsWith("/") ? address : address + "/";
        this.key = key;
        this.timeout = timeout;
        this.threads = threads;
    }

    /// What a server answered.
    ///
    /// @param rest that it asks for
    record Response(int status, byte[] body, Optional<Duration> rest) {}

    Response post(String path, byte[] json) throws IOException {
        return send(
                request(path)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(json))
                        .build());
    }

    Response get(String path) throws IOException {
        return send(request(path).GET().build());
    }

    private HttpRequest.Builder request(String path) {
        var builder =
                HttpRequest.newBuilder(URI.create(address).resolve(path))
                        .header("Accept", "application/json");
        return key.present() ? builder.header("Authorization", key.header()) : builder;
    }

    // The client's own time-out ends with the first byte of the body.
    private Response send(HttpRequest request) throws IOException {
        var body = BodyHandlers.limiting(BodyHandlers.ofByteArray(), LARGEST);
        var response = threads.within(timeout, () -> client.send(request, body));
        return new Response(response.statusCode(), response.body(), rest(response));
    }

    // RFC 9110, section 10.2.3: seconds, or a date.
    private static Optional<Duration> rest(HttpResponse<?> response) {
        return response.headers()
                .firstValue("Retry-After")
                .map(String::strip)
                .flatMap(said -> {
                    if (said.matches("\\d{1,9}")) {
                        return Optional.of(Duration.ofSeconds(Long.parseLong(said)));
                    }
                    try {
                        var until = ZonedDateTime.parse(said, DateTimeFormatter.RFC_1123_DATE_TIME);
                        return Optional.of(Duration.between(Instant.now(), until.toInstant()));
                    } catch (DateTimeException e) {
                        return Optional.empty();
                    }
                });
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
