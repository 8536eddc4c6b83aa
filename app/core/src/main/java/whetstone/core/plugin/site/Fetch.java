package whetstone.core.plugin.site;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import whetstone.core.plugin.install.Refusal;
import whetstone.core.plugin.install.Refusal.Kind;
import whetstone.file.FileTrouble;

/// Reads from sites: by https, within limits of time and size, and from no other host than was asked.
final class Fetch {

    private static final Duration SILENCE =
            Duration.ofSeconds(Integer.getInteger("whetstone.site.seconds", 15));
    private static final int MOST_REDIRECTS = 3;
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    private Fetch() {}

    /// Refuses an address that nothing may be read from.
    static void requireSafe(URI address) {
        var scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
        boolean loopback = scheme.equals("http") && isLoopback(address);
        if (!scheme.equals("https") && !loopback) {
            throw new Refusal(
                    Kind.HOSTILE,
                    "%s: anyone between could change what it says; sites are read by https only"
                            .formatted(address));
        }
        if (address.getHost() == null || address.getUserInfo() != null) {
            throw new Refusal(
                    Kind.HOSTILE,
                    "%s: is no address of a site; expected https://host/folder/"
                            .formatted(address));
        }
    }

    /// Whether an address is this very machine.
    static boolean isLoopback(URI address) {
        return LOOPBACK.contains(String.valueOf(address.getHost()));
    }

    /// What lies at `address`.
    ///
    /// @param most bytes
    static byte[] bytes(URI address, long most) {
        var out = new ByteArrayOutputStream();
        copy(address, out, most, Duration.ofMinutes(1));
        return out.toByteArray();
    }

    /// Puts what lies at `address` into `file`.
    ///
    /// @param most bytes
    static void file(URI address, Path file, long most) {
        try (var out = Files.newOutputStream(file)) {
            copy(address, out, most, Duration.ofMinutes(20));
        } catch (IOException e) {
            throw failed(address, e);
        }
    }

    private static void copy(URI address, OutputStream out, long most, Duration time) {
        try {
            var connection = opened(address, 0);
            try (var in = connection.getInputStream()) {
                copy(address, in, out, most, System.nanoTime() + time.toNanos());
            } finally {
                connection.disconnect();
            }
        } catch (IOException e) {
            throw failed(address, e);
        }
    }

    private static void copy(
            URI address, InputStream in, OutputStream out, long most, long deadline)
            throws IOException {
        var buffer = new byte[1 << 16];
        long total = 0;
        for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
            total += count;
            if (total > most) {
                throw new Refusal(
                        Kind.HOSTILE,
                        "%s: sends more than the %d bytes that it may; tell the site's owner"
                                .formatted(address, most));
            }
            if (System.nanoTime() > deadline) {
                throw new Refusal(
                        Kind.HOSTILE,
                        "%s: does not come to an end; try again later".formatted(address));
            }
            out.write(buffer, 0, count);
        }
    }

    private static HttpURLConnection opened(URI address, int redirects) throws IOException {
        requireSafe(address);
        var connection = (HttpURLConnection) address.toURL().openConnection();
        connection.setConnectTimeout((int) SILENCE.toMillis());
        connection.setReadTimeout((int) SILENCE.toMillis());
        connection.setInstanceFollowRedirects(false);
        connection.setUseCaches(false);
        int status = connection.getResponseCode();
        if (status == HttpURLConnection.HTTP_OK) {
            return connection;
        }
        var location = connection.getHeaderField("Location");
        connection.disconnect();
        if (status / 100 != 3 || location == null || redirects == MOST_REDIRECTS) {
            throw new Refusal(
                    Kind.ABSENT,
                    "%s: the site answers %d; check the address, or ask the site's owner"
                            .formatted(address, status));
        }
        return opened(elsewhere(address, location), redirects + 1);
    }

    private static URI elsewhere(URI address, String location) {
        try {
            var next = address.resolve(new URI(location));
            boolean same =
                    String.valueOf(address.getHost()).equalsIgnoreCase(next.getHost())
                            && address.getPort() == next.getPort()
                            && String.valueOf(address.getScheme()).equals(next.getScheme());
            if (same) {
                return next;
            }
        } catch (URISyntaxException e) {
            // refused as any other
        }
        throw new Refusal(
                Kind.HOSTILE,
                "%s: sends its readers on to %s; if that is right, add the site under that address"
                        .formatted(address, location));
    }

    private static Refusal failed(URI address, IOException e) {
        return new Refusal(
                Kind.ABSENT,
                "%s: cannot be read (%s); check the address and the network"
                        .formatted(address, FileTrouble.told(e)));
    }
}
