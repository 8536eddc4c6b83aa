package whetstone.verilog.examine;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import whetstone.api.Sandbox;
import whetstone.api.Sandbox.Limits;
import whetstone.api.Sandbox.Outcome;

/// Calls the programs of the trade, each step in a folder of its own in the sandbox.
record Tools(Sandbox sandbox) {

    private static final Limits LIMITS =
            new Limits(Duration.ofSeconds(30), Duration.ofSeconds(3), 1L << 30, 8L << 20, 64);
    private static final int SHOWN = 300;

    /// What brings the programs that are called.
    private static final Map<String, String> PACKAGES =
            Map.of(
                    "iverilog", "iverilog",
                    "vvp", "iverilog",
                    "yosys", "yosys",
                    "yosys-abc", "yosys");

    /// How a step ended.
    sealed interface Ran {}

    /// It left files.
    record Left(int status, Map<String, String> files) implements Ran {
        String file(String name) {
            return files.getOrDefault(name, "");
        }

        boolean has(String name) {
            return !file(name).isEmpty();
        }
    }

    /// It could not run, or did not end.
    record Stopped(Finding finding) implements Ran {}

    /// Runs `step` and those that follow it.
    Ran run(Step step) {
        var files =
                step.files().entrySet().stream()
                        .collect(
                                Collectors.toMap(
                                        Map.Entry::getKey,
                                        e -> e.getValue().getBytes(StandardCharsets.UTF_8)));
        var wanted = new HashSet<>(step.wanted());
        wanted.add(Files.MISSING);
        var command = List.of("sh", "-c", step.checked());
        var job = new Sandbox.Job(command, new byte[0], files, wanted, LIMITS);
        return switch (sandbox.run(job)) {
            case Outcome.Missing(var why) -> new Stopped(new Finding.Missing(why));
            case Outcome.Late _ -> new Stopped(new Finding.Late("the tools had too little time"));
            case Outcome.Ended(var status, _, _, var found) -> {
                var left = new HashMap<String, String>();
                found.forEach((n, b) -> left.put(n, new String(b, StandardCharsets.UTF_8)));
                var missing = left.getOrDefault(Files.MISSING, "").strip();
                yield status == Step.LACKS && !missing.isEmpty()
                        ? new Stopped(missing(missing))
                        : new Left(status, left);
            }
        };
    }

    private static Finding missing(String program) {
        return new Finding.Missing(
                "program '%s' is not on the search path; install package %s"
                        .formatted(program, PACKAGES.getOrDefault(program, program)));
    }

    /// The first line of what a program complains about, as it may be shown.
    static String shown(String complaint) {
        var line = complaint.lines().findFirst().orElse("").strip();
        return line.length() > SHOWN ? line.substring(0, SHOWN) : line;
    }
}
