package whetstone.desktop;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import javafx.scene.Node;
import whetstone.desktop.curves.CurvesView.Format;
import whetstone.desktop.thread.Gate;

/// Puts curves into files that a person names.
record Exports(Models models, Gate gate, Dialogs dialogs) {

    /// @param shown what lies on the screen, for a picture of it
    void save(Format format, Node shown) {
        var name = "curves." + format.name().toLowerCase(Locale.ROOT);
        dialogs.file().apply(name).ifPresent(path -> save(format, shown, path));
    }

    private void save(Format format, Node shown, Path path) {
        switch (format) {
            case CSV -> models.curves().csv(text -> write(path, text));
            case SVG -> models.curves().svg().ifPresent(text -> write(path, text));
            case PNG -> {
                var image = Pictures.of(shown);
                gate.load(() -> Pictures.write(image, path), this::saved);
            }
        }
    }

    private void write(Path path, String text) {
        gate.load(() -> Files.writeString(path, text), this::saved);
    }

    private void saved(Path path) {
        models.session().message().set("saved " + path);
    }
}
