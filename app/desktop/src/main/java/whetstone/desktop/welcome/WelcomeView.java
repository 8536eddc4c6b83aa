package whetstone.desktop.welcome;

import java.util.List;
import java.util.function.Consumer;
import javafx.beans.Observable;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import whetstone.desktop.frame.Command;
import whetstone.desktop.recipe.RecipeFile;

/// The first thing to see.
public final class WelcomeView extends ScrollPane {

    /// What a door leads to, in a sentence.
    public record Door(Command command, String text) {}

    /// @param recipes that can be opened
    /// @param open opens one
    public WelcomeView(
            WelcomeModel model,
            List<Door> doors,
            ObservableList<RecipeFile> recipes,
            Consumer<RecipeFile> open) {
        var title = new Label("Whetstone");
        title.getStyleClass().add("title");
        var words =
                new Label(
                        "Checked synthetic problems, and language models sharpened on them by reinforcement learning, on this machine.");
        words.setWrapText(true);
        words.getStyleClass().add("text-muted");
        var row = new FlowPane();
        row.getStyleClass().add("doors");
        doors.forEach(door -> row.getChildren().add(door(door)));
        var list = new VBox();
        list.getStyleClass().add("stack");
        model.items().forEach(item -> list.getChildren().add(item(item)));
        var grid = new GridPane();
        grid.getStyleClass().add("pairs");
        recipes.addListener((Observable _) -> tell(grid, recipes, open));
        tell(grid, recipes, open);
        var box =
                new VBox(
                        title,
                        words,
                        row,
                        heading("First steps"),
                        list,
                        heading("Recipes that ship"),
                        grid);
        box.getStyleClass().add("welcome");
        setContent(box);
        setFitToWidth(true);
    }

    private static Label heading(String text) {
        var heading = new Label(text);
        heading.getStyleClass().add("heading");
        return heading;
    }

    private static void tell(GridPane grid, List<RecipeFile> recipes, Consumer<RecipeFile> open) {
        grid.getChildren().clear();
        for (var recipe : recipes.stream().filter(RecipeFile::shipped).toList()) {
            var name = new Hyperlink(recipe.name());
            name.setMinWidth(USE_PREF_SIZE);
            name.setAccessibleText("Open the recipe " + recipe.name());
            name.setOnAction(_ -> open.accept(recipe));
            var what = new Label(recipe.what());
            what.setWrapText(true);
            what.getStyleClass().add("text-muted");
            grid.addRow(grid.getRowCount(), name, what);
        }
    }

    private static Node door(Door door) {
        var icon = new FontIcon(door.command().icon());
        icon.getStyleClass().add("door-icon");
        var title = new Label(door.command().title());
        title.getStyleClass().add("heading");
        var text = new Label(door.text());
        text.setWrapText(true);
        text.getStyleClass().add("text-muted");
        var box = new VBox(icon, title, text);
        box.getStyleClass().add("stack");
        var button = new Button("", box);
        button.setId("door-" + door.command().id());
        button.setAccessibleText(door.command().title() + ". " + door.text());
        button.getStyleClass().add("door");
        button.setOnAction(_ -> door.command().invoke());
        return button;
    }

    private static Node item(WelcomeModel.Item item) {
        var label = new Label(item.text());
        Runnable mark =
                () -> {
                    var icon =
                            new FontIcon(
                                    item.done().get()
                                            ? MaterialDesignC.CHECK_CIRCLE
                                            : MaterialDesignC.CHECKBOX_BLANK_CIRCLE_OUTLINE);
                    icon.getStyleClass().add(item.done().get() ? "good" : "absent");
                    label.setGraphic(icon);
                    label.setAccessibleText(
                            item.text() + (item.done().get() ? ", done" : ", to do"));
                };
        item.done().addListener((_, _, _) -> mark.run());
        mark.run();
        return label;
    }
}
