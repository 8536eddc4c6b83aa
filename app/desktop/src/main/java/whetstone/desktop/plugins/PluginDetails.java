package whetstone.desktop.plugins;

import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.materialdesign2.MaterialDesignH;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;
import org.kordamp.ikonli.materialdesign2.MaterialDesignR;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;
import org.kordamp.ikonli.materialdesign2.MaterialDesignT;
import org.kordamp.ikonli.materialdesign2.MaterialDesignU;
import whetstone.core.plugin.Installed;
import whetstone.core.plugin.PluginStatus;

/// One plugin: how it stands and why, what it adds, and what can be done to it.
final class PluginDetails extends BorderPane {
    private final PluginsModel model;

    PluginDetails(PluginsModel model) {
        this.model = model;
        model.snapshot().addListener((_, _, _) -> fill());
        model.chosen().addListener((_, _, _) -> fill());
        fill();
    }

    private void fill() {
        var row =
                model.rows().stream()
                        .filter(one -> one.id().equals(model.chosen().get()))
                        .findFirst();
        setTop(row.map(this::head).orElse(null));
        setCenter(row.map(PluginDetails::body).orElse(null));
    }

    private Node head(PluginRow row) {
        var title = new Label("%s %s".formatted(row.id(), row.version()));
        title.getStyleClass().add("verdict");
        var state = new Label(row.label(), InstalledPane.icon(row));
        state.setId("plugin-state");
        var line = new FlowPane(title, state);
        line.getStyleClass().add("facts-head");
        var reason = new Label(row.reason());
        reason.setId("plugin-reason");
        reason.setWrapText(true);
        reason.setMinHeight(Region.USE_PREF_SIZE);
        reason.setManaged(!row.reason().isEmpty());
        var actions = new FlowPane();
        actions.getStyleClass().add("chips");
        actions.getChildren().setAll(actions(row));
        actions.setManaged(!actions.getChildren().isEmpty());
        var box = new VBox(line, reason, actions);
        box.getStyleClass().add("details");
        return box;
    }

    private List<Button> actions(PluginRow row) {
        var all = new java.util.ArrayList<Button>();
        if (row.pending()) {
            all.add(
                    Press.button(
                            "plugin-reload",
                            "Load plugins anew",
                            MaterialDesignR.RELOAD,
                            model::reload));
        }
        if (!row.newer().isEmpty()) {
            all.add(
                    Press.button(
                            "plugin-update",
                            "Update to " + row.newer(),
                            MaterialDesignU.UPDATE,
                            () -> model.update(List.of(row.id()))));
        }
        if (row.untrusted()) {
            all.add(
                    Press.button(
                            "plugin-trust",
                            "Trust…",
                            MaterialDesignS.SHIELD_CHECK_OUTLINE,
                            () -> model.trust(row)));
        } else if (row.now().isPresent()) {
            all.add(row.off() ? enable(row) : disable(row));
        }
        if (row.removable()) {
            all.add(
                    Press.button(
                            "plugin-remove",
                            "Remove",
                            MaterialDesignT.TRASH_CAN_OUTLINE,
                            () -> model.remove(row)));
        }
        row.kept().ifPresent(old -> all.add(rollback(row, old)));
        return all;
    }

    private Button enable(PluginRow row) {
        return Press.button(
                "plugin-enable",
                "Enable",
                MaterialDesignP.PLAY_CIRCLE_OUTLINE,
                () -> model.enable(row, true));
    }

    private Button disable(PluginRow row) {
        return Press.button(
                "plugin-disable",
                "Disable",
                MaterialDesignP.PAUSE_CIRCLE_OUTLINE,
                () -> model.enable(row, false));
    }

    private Button rollback(PluginRow row, Installed old) {
        return Press.button(
                "plugin-rollback",
                "Roll back to " + old.version(),
                MaterialDesignH.HISTORY,
                () -> model.rollback(row));
    }

    private static Node body(PluginRow row) {
        var box = new VBox(facts(row), contributions(row.contributes()));
        box.getStyleClass().add("details");
        var scroll = new ScrollPane(box);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("edge-to-edge");
        scroll.setAccessibleText("What the plugin is");
        return scroll;
    }

    private static GridPane facts(PluginRow row) {
        var facts = new GridPane();
        facts.getStyleClass().add("pairs");
        row.now().ifPresent(now -> fact(facts, "Says", now.description()));
        fact(facts, "From", row.origin());
        row.now().ifPresent(now -> facts(facts, now));
        row.problems().forEach(problem -> fact(facts, "Trouble", problem));
        return facts;
    }

    private static void facts(GridPane facts, PluginStatus now) {
        boolean unsigned =
                now.signer().isEmpty()
                        && now.origin() == whetstone.core.plugin.PluginOrigin.INSTALLED;
        fact(facts, "Signer", unsigned ? "nobody signed it" : now.signer());
        fact(facts, "Needs", String.join(", ", now.needs()));
        fact(facts, "Needed by", String.join(", ", now.neededBy()));
        fact(facts, "SHA-256", now.sha256());
        fact(facts, "File", now.file().toString());
    }

    private static void fact(GridPane facts, String name, String value) {
        if (value.isEmpty()) {
            return;
        }
        var title = new Label(name);
        title.getStyleClass().add("field-title");
        title.setMinWidth(USE_PREF_SIZE);
        var text = new Label(value);
        text.setWrapText(true);
        text.setMinHeight(USE_PREF_SIZE);
        GridPane.setHgrow(text, Priority.ALWAYS);
        GridPane.setValignment(title, javafx.geometry.VPos.TOP);
        facts.addRow(facts.getRowCount(), title, text);
    }

    private static Node contributions(List<String> all) {
        var byKind =
                all.stream()
                        .collect(
                                Collectors.groupingBy(
                                        line -> line.split(" ", 2)[0],
                                        TreeMap::new,
                                        Collectors.toList()));
        var box = new VBox();
        box.getStyleClass().add("group");
        byKind.forEach((kind, lines) -> {
            var title = new Label("%d × %s".formatted(lines.size(), kind));
            title.getStyleClass().add("heading");
            var flow = new FlowPane();
            flow.getStyleClass().add("chips");
            for (var line : lines) {
                var parts = line.split(" ", 2);
                var chip = new Label(parts[parts.length - 1]);
                chip.getStyleClass().add("chip");
                flow.getChildren().add(chip);
            }
            box.getChildren().addAll(title, flow);
        });
        return box;
    }
}
