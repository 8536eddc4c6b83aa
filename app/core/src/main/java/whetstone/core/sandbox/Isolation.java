package whetstone.core.sandbox;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// How far code that a model wrote is kept from the rest of this machine, strongest first.
public enum Isolation {
    /// Own namespaces by bubblewrap: no network, no other files, no other processes.
    BUBBLEWRAP("bubblewrap: no network, no other files, no other processes"),
    /// Limits on time, memory and output, and nothing else.
    LIMITS("process limits only: code can read your files and reach the network"),
    /// Nothing but a deadline.
    NONE("none: nothing but a deadline holds code back");

    private final String meaning;

    Isolation(String meaning) {
        this.meaning = meaning;
    }

    /// What holds and what does not, for a person.
    public String meaning() {
        return meaning;
    }

    /// The strongest that works here; tried, since a container may forbid what is installed.
    public static Isolation available() throws InterruptedException {
        if (works(List.of("bwrap", "--unshare-all", "--ro-bind", "/", "/", "--", "/bin/true"))) {
            return BUBBLEWRAP;
        }
        return works(List.of("/bin/sh", "-c", "ulimit -t 1 && ulimit -v 1000000")) ? LIMITS : NONE;
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
