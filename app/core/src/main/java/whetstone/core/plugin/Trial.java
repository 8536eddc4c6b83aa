package whetstone.core.plugin;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import whetstone.api.Sandbox;
import whetstone.api.Sandbox.Outcome;
import whetstone.core.sandbox.Isolation;
import whetstone.core.sandbox.ProcessSandbox;

/// Starts plugins in a process of their own, so that one that ends, hangs or floods it is found out without harm.
public final class Trial {

    private static final String QUESTION = "question.json";
    private static final String ANSWER = "answer.json";
    private static final long HEAP = 512L << 20;
    static final JsonMapper JSON = new JsonMapper();

    private Trial() {}

    /// What is tried.
    ///
    /// @param zips of all plugins that shall run together
    /// @param drawn ids of those whose domains shall draw and judge a problem each
    /// @param cache where zips are unpacked
    record Question(List<String> zips, List<String> drawn, String cache) {}

    /// What came of it.
    ///
    /// @param died what became of the process if it did not end by itself, else empty
    /// @param statuses of the plugins; empty if the process died
    public record Result(String died, List<PluginStatus> statuses) {}

    /// Starts `zips` together.
    ///
    /// @param drawn ids of those whose domains shall draw and judge a problem each
    public static Result of(List<Path> zips, List<String> drawn, Path cache) {
        var question =
                new Question(
                        zips.stream().map(zip -> zip.toAbsolutePath().toString()).toList(),
                        drawn,
                        cache.toAbsolutePath().toString());
        // It runs with the rights that it will have.
        try (var sandbox = new ProcessSandbox(Isolation.NONE)) {
            var command = new ArrayList<>(sandbox.java(TrialMain.class, HEAP));
            command.add(command.size() - 1, "-XX:TieredStopAtLevel=1");
            command.add(QUESTION);
            command.add(ANSWER);
            var files = Map.of(QUESTION, JSON.writeValueAsBytes(question));
            var job = new Sandbox.Job(command, new byte[0], files, Set.of(ANSWER), limits());
            return read(sandbox.run(job));
        }
    }

    private static Sandbox.Limits limits() {
        var time = Duration.ofSeconds(Integer.getInteger("whetstone.trial.seconds", 30));
        return new Sandbox.Limits(time, Duration.ofMinutes(2), 8L << 30, 16L << 20, 1000);
    }

    private static Result read(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Ended ended -> read(ended);
            case Outcome.Late _ ->
                    died("did not come to an end within " + limits().time().toSeconds() + " s");
            case Outcome.Missing missing -> died(missing.why());
        };
    }

    private static Result read(Outcome.Ended ended) {
        var answer = ended.files().get(ANSWER);
        if (ended.status() != 0 || answer == null) {
            var said = new String(ended.error(), StandardCharsets.UTF_8).strip();
            var last = said.isEmpty() ? "" : ": " + said.lines().toList().getLast();
            return died("the process ended with status %d%s".formatted(ended.status(), last));
        }
        try {
            return new Result("", List.of(JSON.readValue(answer, PluginStatus[].class)));
        } catch (JacksonException e) {
            return died("the process left no readable answer: " + e.getOriginalMessage());
        }
    }

    private static Result died(String how) {
        return new Result(how, List.of());
    }
}
