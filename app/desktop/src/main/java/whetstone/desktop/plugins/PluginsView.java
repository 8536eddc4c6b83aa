package whetstone.desktop.plugins;

import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;
import whetstone.core.plugin.PluginInfo;
import whetstone.core.plugin.PluginProblem;
import whetstone.desktop.frame.EmptyState;
import whetstone.desktop.plugins.Catalogue.Offer;

/// The plugins, what each contributes, and what some of them could not do.
public final class PluginsView extends BorderPane {

    public PluginsView(Catalogue catalogue) {
        catalogue.offer().addListener((_, _, offer) -> setCenter(content(offer.orElse(null))));
        setCenter(content(catalogue.offer().get().orElse(null)));
    }

    private static Node content(@org.jspecify.annotations.Nullable Offer offer) {
        if (offer == null) {
            return EmptyState.of(
                    MaterialDesignP.PUZZLE_OUTLINE, "Loading plugins", "This takes a moment.");
        }
        if (offer.loaded().isEmpty() && offer.problems().isEmpty()) {
            return EmptyState.of(
                    MaterialDesignP.PUZZLE_OUTLINE,
                    "No plugins",
                    "Put plugin zips into the folder 'plugins' of the workspace and open it again.");
        }
        var box = new VBox();
        box.getStyleClass().add("cards");
        offer.problems().forEach(problem -> box.getChildren().add(problem(problem)));
        offer.loaded().forEach(plugin -> box.getChildren().add(card(plugin)));
        var scroll = new ScrollPane(box);
        scroll.setFitToWidth(true);
        return scroll;
    }

    private static Node problem(PluginProblem problem) {
        var title =
                new Label(
                        problem.id() + " · not usable", new FontIcon(MaterialDesignA.ALERT_CIRCLE));
        title.getStyleClass().addAll("heading", "mistake");
        var what = new Label(problem.what());
        what.setWrapText(true);
        return card(title, what);
    }

    private static Node card(PluginInfo plugin) {
        var title = new Label(plugin.id(), new FontIcon(MaterialDesignP.PUZZLE));
        title.getStyleClass().add("heading");
        var state = new Label("loaded", new FontIcon(MaterialDesignC.CHECK_CIRCLE));
        state.getStyleClass().add("good");
        var version =
                new Label(
                        "version %s · %s…"
                                .formatted(plugin.version(), plugin.sha256().substring(0, 12)));
        version.getStyleClass().addAll("text-muted", "mono");
        var head = new HBox(title, state, version);
        head.getStyleClass().add("row");
        return card(head, contributions(plugin.contributes()));
    }

    private static Node contributions(List<String> all) {
        var byKind =
                all.stream()
                        .collect(
                                Collectors.groupingBy(
                                        line -> line.split(" ", 2)[0],
                                        java.util.TreeMap::new,
                                        Collectors.toList()));
        var box = new VBox();
        box.getStyleClass().add("stack");
        byKind.forEach((kind, lines) -> {
            var flow = new FlowPane();
            flow.getStyleClass().add("chips");
            var title = new Label("%d × %s".formatted(lines.size(), kind));
            title.getStyleClass().add("field-title");
            flow.getChildren().add(title);
            for (var line : lines) {
                var parts = line.split(" ", 2);
                var chip = new Label(parts[parts.length - 1]);
                chip.getStyleClass().add("chip");
                flow.getChildren().add(chip);
            }
            box.getChildren().add(flow);
        });
        return box;
    }

    private static Node card(Node... parts) {
        var card = new VBox(parts);
        card.getStyleClass().add("card");
        return card;
    }
}
