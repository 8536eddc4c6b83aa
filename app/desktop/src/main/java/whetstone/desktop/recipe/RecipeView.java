package whetstone.desktop.recipe;

import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextInputDialog;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import org.fxmisc.flowless.VirtualizedScrollPane;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;
import whetstone.desktop.frame.Buttons;
import whetstone.desktop.frame.Command;

/// The recipe editor: text, what is wrong with it, what it changes, and how to run it.
public final class RecipeView extends BorderPane {
    private final RecipeModel model;

    /// @param forecast what a run would take
    /// @param run starts what is open
    /// @param save saves what is open
    public RecipeView(RecipeModel model, ForecastModel forecast, Command run, Command save) {
        this.model = model;
        var text = new VirtualizedScrollPane<>(new RecipeText(model));
        var both = new SplitPane(text, sides(forecast));
        both.setDividerPositions(0.56);
        setTop(bar(run, save));
        setCenter(both);
        setBottom(new RecipeVerdict(model));
    }

    private TabPane sides(ForecastModel forecast) {
        var estimate = new Tab("Estimate", new ForecastPane(forecast));
        var tabs =
                new TabPane(
                        new Tab("Form", new FormView(new FormModel(model))),
                        new Tab("Run", new RecipeSide(model)),
                        estimate);
        // It may be asked for from elsewhere.
        Runnable front =
                () -> {
                    if (forecast.busy().get()) {
                        tabs.getSelectionModel().select(estimate);
                    }
                };
        forecast.busy().addListener((_, _, _) -> front.run());
        front.run();
        tabs.setId("recipe-sides");
        tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        tabs.setMinWidth(0);
        return tabs;
    }

    private Node bar(Command run, Command save) {
        var start = Buttons.of(run);
        start.getStyleClass().add("accent");
        start.setId("recipe-run");
        var store = Buttons.of(save);
        store.setId("recipe-save");
        var copyAs = new Button("New from this", new FontIcon(MaterialDesignP.PLUS));
        copyAs.setOnAction(_ -> named().ifPresent(model::saveAs));
        var changed = new Label("edited");
        changed.visibleProperty().bind(model.changed());
        changed.managedProperty().bind(model.changed());
        changed.getStyleClass().add("chip");
        var reuse = new CheckBox("Reuse stages");
        reuse.setId("recipe-reuse");
        reuse.setTooltip(
                new Tooltip(
                        "Take first stages that an earlier run of the workspace did just so from its checkpoints (--reuse)"));
        reuse.selectedProperty().bindBidirectional(model.reuse());
        reuse.disableProperty().bind(model.forking().forked());
        var bar = new FlowPane(files(), origins(), start, reuse, store, copyAs, changed);
        bar.getStyleClass().add("controls");
        return bar;
    }

    private Node files() {
        var files = new ComboBox<>(model.files());
        files.setId("recipes");
        files.setAccessibleText("Recipe file");
        files.setCellFactory(_ -> new RecipeCell());
        files.getStyleClass().add("choice");
        files.valueProperty().bindBidirectional(model.file());
        return files;
    }

    private Node origins() {
        var forking = model.forking();
        var origins = new ComboBox<>(forking.origins());
        origins.setId("recipe-origin");
        origins.setAccessibleText("Where the run begins");
        origins.setTooltip(
                new Tooltip("The checkpoint that the run goes on from (--fork), or its start"));
        origins.valueProperty().bindBidirectional(forking.chosen());
        origins.visibleProperty().bind(forking.offered());
        origins.managedProperty().bind(forking.offered());
        return origins;
    }

    private Optional<String> named() {
        var dialog = new TextInputDialog("my-recipe");
        dialog.initOwner(getScene().getWindow());
        dialog.setTitle("New recipe");
        dialog.setHeaderText("Name of the new recipe");
        return dialog.showAndWait().map(String::strip).filter(name -> name.matches("[\\w.-]+"));
    }
}
