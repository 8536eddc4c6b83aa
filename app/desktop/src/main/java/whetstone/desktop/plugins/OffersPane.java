package whetstone.desktop.plugins;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import org.kordamp.ikonli.materialdesign2.MaterialDesignD;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;
import org.kordamp.ikonli.materialdesign2.MaterialDesignU;
import whetstone.core.plugin.site.Market.Found;
import whetstone.desktop.frame.Command;
import whetstone.desktop.frame.EmptyState;

/// What sites offer: all of it, or what is newer than what is installed.
final class OffersPane extends BorderPane {
    private final TableView<Found> table;
    private final FlowPane bar = new FlowPane();

    private OffersPane(TableView<Found> table) {
        this.table = table;
        table.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        bar.getStyleClass().add("controls");
        setTop(bar);
        setCenter(table);
    }

    /// All of it.
    ///
    /// @param look asks the sites
    static OffersPane available(PluginsModel model, Command look) {
        var empty =
                EmptyState.of(
                        MaterialDesignS.STORE_OUTLINE,
                        "Nothing to show",
                        "Ask the sites that you trust what they offer, or add one under Sites.",
                        look);
        var pane = pane("plugins-available", "What sites offer", empty);
        Columns.add(pane.table, "Plugin", 14, Found::id);
        Columns.add(pane.table, "Version", 6, Found::version);
        Columns.add(pane.table, "Installed", 6, Found::installed);
        Columns.add(pane.table, "Site", 8.5, Found::site);
        Columns.add(pane.table, "What it is", 27.5, Found::description);
        var search = new javafx.scene.control.TextField();
        search.setId("plugins-search");
        search.setPromptText("words of id or description");
        search.setAccessibleText("Words that plugins must have");
        search.setPrefColumnCount(22);
        search.textProperty().bindBidirectional(model.words());
        pane.fill(model, Snapshot::found);
        var install = Press.button("plugins-buy", "Install", MaterialDesignD.DOWNLOAD, () -> {});
        pane.act(install, model::buy);
        pane.bar.getChildren().setAll(search, install);
        return pane;
    }

    /// What is newer.
    ///
    /// @param look asks the sites
    static OffersPane updates(PluginsModel model, Command look, Node all) {
        var empty =
                EmptyState.of(
                        MaterialDesignU.UPDATE,
                        "No update known",
                        "Ask the sites whether they have newer versions of what you installed from them.",
                        look);
        var pane = pane("plugins-updates", "Newer versions", empty);
        Columns.add(pane.table, "Plugin", 14, Found::id);
        Columns.add(pane.table, "Installed", 7.5, Found::installed);
        Columns.add(pane.table, "New", 7.5, Found::version);
        Columns.add(pane.table, "Site", 8.5, Found::site);
        Columns.add(pane.table, "What it is", 24.5, Found::description);
        pane.fill(model, Snapshot::updates);
        var update = Press.button("plugins-update-one", "Update", MaterialDesignU.UPDATE, () -> {});
        pane.act(update, model::update);
        pane.bar.getChildren().setAll(update, all);
        return pane;
    }

    private static OffersPane pane(String id, String name, Node empty) {
        return new OffersPane(Columns.table(id, name, empty));
    }

    private void fill(PluginsModel model, Function<Snapshot, List<Found>> which) {
        Runnable show =
                () -> {
                    var now = which.apply(model.snapshot().get());
                    if (!table.getItems().equals(now)) {
                        table.getItems().setAll(now);
                    }
                };
        model.snapshot().addListener((_, _, _) -> show.run());
        show.run();
    }

    // The button and Enter do the same.
    private void act(Button button, Consumer<List<String>> what) {
        var selection = table.getSelectionModel();
        Runnable go =
                () -> what.accept(selection.getSelectedItems().stream().map(Found::id).toList());
        button.setOnAction(_ -> go.run());
        button.disableProperty().bind(Bindings.isEmpty(selection.getSelectedItems()));
        table.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER && !selection.isEmpty()) {
                go.run();
            }
        });
    }
}
