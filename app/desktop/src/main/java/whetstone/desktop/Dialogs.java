package whetstone.desktop;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.Stage;

/// Questions to a person that need a window of the system.
///
/// @param folder asks for a folder, under a title
/// @param file asks where to save, proposing a name
/// @param archives asks for zips to open; empty if nobody wants one
/// @param text asks for a file to read, under a title
public record Dialogs(
        Function<String, Optional<Path>> folder,
        Function<String, Optional<Path>> file,
        Supplier<List<Path>> archives,
        Function<String, Optional<Path>> text) {

    static Dialogs on(Stage stage) {
        return new Dialogs(
                title -> {
                    var chooser = new DirectoryChooser();
                    chooser.setTitle(title);
                    return Optional.ofNullable(chooser.showDialog(stage)).map(f -> f.toPath());
                },
                name -> {
                    var chooser = new FileChooser();
                    chooser.setInitialFileName(name);
                    return Optional.ofNullable(chooser.showSaveDialog(stage)).map(f -> f.toPath());
                },
                () -> archives(stage),
                title -> {
                    var chooser = new FileChooser();
                    chooser.setTitle(title);
                    return Optional.ofNullable(chooser.showOpenDialog(stage)).map(f -> f.toPath());
                });
    }

    private static List<Path> archives(Stage stage) {
        var chooser = new FileChooser();
        chooser.setTitle("Install plugins");
        chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter("Plugins", "*.zip"));
        var files = Optional.ofNullable(chooser.showOpenMultipleDialog(stage));
        return files.orElse(List.of()).stream().map(file -> file.toPath()).toList();
    }
}
