package whetstone.core.sandbox;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import whetstone.api.Sandbox.Limits;

/// How far code that a model wrote is kept from the rest of this machine, strongest first.
public enum Isolation {
    /// Own namespaces by bubblewrap: no network, no other files, no other processes.
    BUBBLEWRAP("bubblewrap: no network, no other files, no other processes"),
    /// Own namespaces by util-linux's unshare: no network, no other processes.
    NAMESPACES("own namespaces: no network, no other processes; code can read your files"),
    /// Limits on time, memory and output, and nothing else.
    LIMITS("process limits only: code can read your files and reach the network"),
    /// Nothing but a deadline.
    NONE("none: nothing but a deadline holds code back");

    private static final Limits PROBE =
            new Limits(Duration.ofSeconds(2), Duration.ofSeconds(1), 1L << 30, 1L << 20, 64);

    private final String meaning;

    Isolation(String meaning) {
        this.meaning = meaning;
    }

    /// What holds and what does not, for a person.
    public String meaning() {
        return meaning;
    }

    /// Whether nothing that the code starts can outlive it, whatever it does.
    boolean confinesProcesses() {
        return this == BUBBLEWRAP || this == NAMESPACES;
    }

    /// The strongest that works here; tried, since a container may forbid what is installed.
    public static Isolation available() throws InterruptedException {
        for (var level : List.of(BUBBLEWRAP, NAMESPACES, LIMITS)) {
            var folder = Path.of(System.getProperty("java.io.tmpdir")).toAbsolutePath();
            if (works(Confinement.of(level, PROBE).around(List.of("/bin/true"), folder))) {
                return level;
            }
        }
        return NONE;
    }

    private static boolean works(List<String> command) throws InterruptedException {
        var builder = new ProcessBuilder(command).directory(Path.of("/").toFile());
        builder.redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.redirectError(ProcessBuilder.Redirect.DISCARD);
        try {
            var process = builder.start();
            try {
                return process.waitFor(2, TimeUnit.SECONDS) && process.exitValue() == 0;
            } finally {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            return false; // not installed
        }
    }
}
