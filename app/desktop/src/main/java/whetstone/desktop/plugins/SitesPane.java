package whetstone.desktop.plugins;

import javafx.beans.binding.Bindings;
import javafx.scene.control.CheckBox;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;
import org.kordamp.ikonli.materialdesign2.MaterialDesignT;
import org.kordamp.ikonli.materialdesign2.MaterialDesignW;
import whetstone.desktop.frame.EmptyState;
import whetstone.desktop.plugins.Snapshot.Site;

/// The sites that plugins come from.
final class SitesPane extends BorderPane {
    private final PluginsModel model;
    private final TextField name = field("site-name", "name", 10);
    private final TextField url = field("site-url", "https://…", 26);
    private final TextField priority = field("site-priority", "priority", 6);
    private final CheckBox loopback = new CheckBox("Allow this machine");

    SitesPane(PluginsModel model) {
        this.model = model;
        loopback.setId("site-loopback");
        loopback.setTooltip(
                new Tooltip(
                        "Let it be this very machine, by plain http: for tests (--allow-loopback)"));
        priority.setTooltip(
                new Tooltip("Of two sites with one plugin the higher is asked; 0 if left empty"));
        var add = Press.button("site-add", "Add site…", MaterialDesignP.PLUS, this::add);
        Press.when(add, name.textProperty().isNotEmpty().and(url.textProperty().isNotEmpty()));
        url.setOnAction(_ -> add());
        var bar = new FlowPane(name, url, priority, loopback, add);
        bar.getStyleClass().add("controls");
        setTop(bar);
        list();
    }

    private static TextField field(String id, String prompt, int columns) {
        var field = new TextField();
        field.setId(id);
        field.setPromptText(prompt);
        field.setAccessibleText("Site: " + prompt);
        field.setPrefColumnCount(columns);
        return field;
    }

    private void add() {
        if (!name.getText().isBlank() && !url.getText().isBlank()) {
            model.addSite(name.getText(), url.getText(), priority.getText(), loopback.isSelected());
        }
    }

    private void list() {
        var table =
                Columns.<Site>table(
                        "plugins-sites",
                        "Sites that you trust",
                        EmptyState.of(
                                MaterialDesignW.WEB,
                                "You trust no site",
                                "Write a name and an address above. A site signs its list; you are shown its key before anything is taken from it."));
        Columns.add(table, "Site", 8.5, Site::name);
        Columns.add(table, "Priority", 5.5, site -> String.valueOf(site.priority()));
        Columns.add(table, "Address", 20, Site::url);
        Columns.add(table, "Key", 25.5, Site::key);
        Runnable show =
                () -> {
                    var now = model.snapshot().get().sites();
                    if (!table.getItems().equals(now)) {
                        table.getItems().setAll(now);
                    }
                };
        model.snapshot().addListener((_, _, _) -> show.run());
        show.run();
        var selection = table.getSelectionModel();
        var remove =
                Press.button(
                        "site-remove",
                        "Remove site",
                        MaterialDesignT.TRASH_CAN_OUTLINE,
                        () -> model.removeSite(selection.getSelectedItem()));
        remove.disableProperty().bind(Bindings.isNull(selection.selectedItemProperty()));
        var below = new FlowPane(remove);
        below.getStyleClass().add("controls");
        setCenter(table);
        setBottom(below);
    }
}
