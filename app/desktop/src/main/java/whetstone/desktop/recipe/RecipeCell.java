package whetstone.desktop.recipe;

import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// A recipe to choose: its name over what it does.
final class RecipeCell extends ListCell<RecipeFile> {
    @Override
    protected void updateItem(@Nullable RecipeFile file, boolean empty) {
        super.updateItem(file, empty);
        if (empty || file == null) {
            setGraphic(null);
            return;
        }
        var what = new Label(file.what());
        what.getStyleClass().addAll("text-muted", "in-a-line");
        what.setManaged(!file.what().isEmpty());
        setGraphic(new VBox(new Label(file.toString()), what));
        setAccessibleText(file + ". " + file.what());
    }
}
