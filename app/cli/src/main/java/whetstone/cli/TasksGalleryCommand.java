package whetstone.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import whetstone.api.Seed;
import whetstone.api.Split;
import whetstone.core.curate.Drawing;

@Command(
        name = "gallery",
        description =
                "Show a problem of every domain at every level, with its worked answer, as Markdown.",
        footer = {"", "Example:", "  whetstone tasks gallery --out GALLERY.md"})
final class TasksGalleryCommand implements Callable<Integer> {

    private static final int LEVELS = 10;

    private final PluginSource source;
    private final PrintWriter out;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "Where to write. Default: standard output")
    @Nullable Path file;

    @Mixin WorkspaceOption workspace = new WorkspaceOption();

    TasksGalleryCommand(PluginSource source, PrintWriter out) {
        this.source = source;
        this.out = out;
    }

    @Override
    public Integer call() throws IOException {
        try (var plugins = source.load(workspace.folder)) {
            var text = new StringBuilder("# A problem of every kind\n");
            for (var id : plugins.domains().keySet()) {
                append(text, PluginSource.drawing(plugins, id, new Seed(0), false));
            }
            if (file == null) {
                out.print(text);
                out.flush();
            } else {
                Files.writeString(file, text);
            }
        }
        return 0;
    }

    private static void append(StringBuilder text, Drawing drawing) {
        text.append("\n## ").append(drawing.domain().id()).append('\n');
        for (int level = 0; level < LEVELS; level++) {
            var drawn = drawing.drawn(level, Split.TRAIN, 0);
            text.append("\nLevel %d\n\n".formatted(level))
                    .append(drawn.task().prompt().indent(4))
                    .append("\nanswered by\n\n")
                    .append(drawn.demonstration().indent(4));
        }
    }
}
