package whetstone.desktop;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;

/// What becomes of files that are dropped onto the window: recipes are opened, plugins installed.
record Drops(Models models, Shell shell) {

    private static final String RECIPE = ".yaml";
    private static final String PLUGIN = ".zip";

    /// Takes what is dropped onto `frame`.
    void on(Node frame) {
        frame.addEventHandler(DragEvent.DRAG_OVER, this::over);
        frame.addEventHandler(DragEvent.DRAG_DROPPED, this::dropped);
    }

    private void over(DragEvent event) {
        if (!files(event).isEmpty()) {
            event.acceptTransferModes(TransferMode.COPY);
            event.consume();
        }
    }

    private void dropped(DragEvent event) {
        var files = files(event);
        if (!files.isEmpty()) {
            take(files);
            event.setDropCompleted(true);
            event.consume();
        }
    }

    private static List<Path> files(DragEvent event) {
        return event.getDragboard().getFiles().stream()
                .map(File::toPath)
                .filter(file -> ends(file, RECIPE) || ends(file, PLUGIN))
                .toList();
    }

    private static boolean ends(Path file, String with) {
        return file.getFileName().toString().endsWith(with);
    }

    /// Copies recipes into the workspace and opens the last; installs plugins, which ask as they always do.
    void take(List<Path> files) {
        var plugins = files.stream().filter(file -> ends(file, PLUGIN)).toList();
        var recipes = files.stream().filter(file -> ends(file, RECIPE)).toList();
        if (!recipes.isEmpty()) {
            shell.show("recipe");
            recipes.forEach(models.recipe()::take);
        }
        if (!plugins.isEmpty()) {
            shell.show("plugins");
            models.plugins().install(plugins);
        }
    }
}
