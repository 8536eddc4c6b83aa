package whetstone.core.plugin;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import whetstone.api.Domain;
import whetstone.api.Problem;
import whetstone.api.Seed;
import whetstone.api.Verdict;

/// The process of a [Trial].
final class TrialMain {
    private TrialMain() {}

    /// Answers the question in the first file into the second.
    public static void main(String[] arguments) throws IOException {
        var question = Trial.JSON.readValue(Path.of(arguments[0]), Trial.Question.class);
        var zips = question.zips().stream().map(Path::of).toList();
        List<PluginStatus> statuses;
        try (var plugins = Plugins.load(Discovery.ofFiles(zips), Path.of(question.cache()))) {
            statuses =
                    plugins.statuses().stream()
                            .map(status ->
                                    question.drawn().contains(status.id())
                                            ? drawn(plugins, status)
                                            : status)
                            .toList();
        }
        var part = Path.of("answer.part");
        Files.write(part, Trial.JSON.writeValueAsBytes(statuses));
        Files.move(part, Path.of(arguments[1]), StandardCopyOption.ATOMIC_MOVE);
        // Threads that a plugin left running do not keep the trial alive.
        Runtime.getRuntime().halt(0);
    }

    private static PluginStatus drawn(Plugins plugins, PluginStatus status) {
        var problems = new ArrayList<>(status.problems());
        for (var domain : plugins.domains().values()) {
            if (Boundary.owner(domain).equals(status.id())) {
                try {
                    require(domain);
                } catch (PluginException e) {
                    problems.add(PluginProblem.of(e).what());
                }
            }
        }
        return status.with(problems);
    }

    private static <T extends Record> void require(Domain<T> domain) {
        var plugin = Boundary.owner(domain);
        var random = new Seed(0).derive("trial").random();
        Problem<T> problem =
                Boundary.call(plugin, "draw of " + domain.id(), () -> domain.draw(0, random));
        var reference = Boundary.call(plugin, "reference", () -> domain.reference(problem.truth()));
        var verdict =
                Boundary.call(plugin, "verify", () -> domain.verify(problem.truth(), reference));
        // A tool that this machine lacks is no fault of the plugin.
        if (!(verdict instanceof Verdict.Correct || verdict instanceof Verdict.Unscorable)) {
            throw new PluginException(
                    plugin,
                    "%s judges its own reference answer '%s' as %s: its author has to mend that"
                            .formatted(domain.id(), reference, verdict.label()));
        }
    }
}
