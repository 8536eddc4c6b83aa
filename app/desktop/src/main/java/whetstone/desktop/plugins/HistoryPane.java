package whetstone.desktop.plugins;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import javafx.scene.layout.BorderPane;
import org.kordamp.ikonli.materialdesign2.MaterialDesignH;
import whetstone.core.plugin.Change;
import whetstone.desktop.frame.EmptyState;

/// What was done to the library, from wherever it was done.
final class HistoryPane extends BorderPane {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

    HistoryPane(PluginsModel model) {
        var table =
                Columns.<Change>table(
                        "plugins-history",
                        "What was done",
                        EmptyState.of(
                                MaterialDesignH.HISTORY,
                                "Nothing was done yet",
                                "Everything that is installed, updated, removed or trusted is written down here."));
        Columns.add(
                table,
                "When",
                11.5,
                change -> TIME.format(change.when().atZone(ZoneId.systemDefault())));
        Columns.add(table, "What", 50, Change::what);
        Runnable show =
                () -> {
                    var now = model.snapshot().get().history();
                    if (!table.getItems().equals(now)) {
                        table.getItems().setAll(now);
                    }
                };
        model.snapshot().addListener((_, _, _) -> show.run());
        show.run();
        setCenter(table);
    }
}
