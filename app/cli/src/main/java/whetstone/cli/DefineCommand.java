package whetstone.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import whetstone.core.recipe.TaskDefinition;
import whetstone.core.synthesis.Definitions;
import whetstone.core.synthesis.Writing;

@Command(
        name = "define",
        description = "Write a task definition to start from, or check one that is there.",
        footer = {
            "",
            "Where there is no FILE, it is written: a definition that works as it is, with a comment on each key.",
            "Where there is one, it is checked, and what a teacher would be told is shown.",
            "",
            "Example:",
            "  whetstone define my-task.yaml",
            "  whetstone run synthetic-data-rl --set stages.synthesize.definition=my-task.yaml"
        })
final class DefineCommand implements Callable<Integer> {

    private final PluginSource source;
    private final PrintWriter out;

    @Parameters(paramLabel = "FILE", description = "A YAML file.")
    Path file = Path.of("");

    @Mixin WorkspaceOption workspace = new WorkspaceOption();

    DefineCommand(PluginSource source, PrintWriter out) {
        this.source = source;
        this.out = out;
    }

    @Override
    public Integer call() throws IOException {
        if (!Files.exists(file)) {
            Files.writeString(file, Definitions.starter());
            out.printf(
                    "%s is written: change what is asked, then check it with 'whetstone define %s'%n",
                    file, file);
            return 0;
        }
        var definition = TaskDefinition.read(file);
        try (var plugins = source.load(workspace.folder)) {
            var marking = Definitions.check(definition, plugins);
            out.printf(
                    "%s: %s, judged by %s, %d demonstrations%s%n%nA teacher is told:%n%n%s%n%n",
                    file,
                    definition.name(),
                    marking.verifier().id(),
                    definition.demonstrations().size(),
                    definition.knowledge().isEmpty()
                            ? ""
                            : ", knowledge of " + definition.knowledge(),
                    Writing.prompt(definition, "").indent(2).stripTrailing());
            out.printf(
                    "Train on it with: whetstone run synthetic-data-rl --set stages.synthesize.definition=%s%n",
                    file);
        }
        return 0;
    }
}
