package whetstone.desktop.recipe;

import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import whetstone.core.recipe.Form.Field;
import whetstone.desktop.recipe.FormModel.Entry;
import whetstone.desktop.recipe.FormModel.Row;

/// The recipe as a form.
final class FormView extends VBox {
    private final FormModel model;
    private final Label help = new Label("Choose a field to read what it means");

    FormView(FormModel model) {
        this.model = model;
        getStyleClass().add("stack");
        setMinWidth(0);
        var list = new ListView<>(model.rows());
        list.setId("recipe-form");
        list.setAccessibleText("Recipe as a form");
        list.getStyleClass().add("form");
        list.setCellFactory(_ -> new FieldCell(model::put, this::tell));
        list.disableProperty().bind(model.open().not());
        list.getSelectionModel().selectedItemProperty().addListener((_, _, row) -> choose(row));
        setVgrow(list, Priority.ALWAYS);
        help.setWrapText(true);
        help.setMinHeight(USE_PREF_SIZE);
        help.setId("recipe-help");
        help.getStyleClass().add("text-muted");
        getChildren().addAll(filters(), notice(), list, help);
    }

    private Node filters() {
        var words = new TextField();
        words.setPromptText("Filter: steps, optimizer, stages[2]");
        words.setAccessibleText("Filter fields");
        words.textProperty().bindBidirectional(model.words());
        HBox.setHgrow(words, Priority.ALWAYS);
        var written = new CheckBox("Written only");
        written.setMinWidth(USE_PREF_SIZE);
        written.selectedProperty().bindBidirectional(model.writtenOnly());
        var row = new HBox(words, written);
        row.getStyleClass().add("row");
        return row;
    }

    private Node notice() {
        var label = new Label();
        label.getStyleClass().add("mistake");
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        label.textProperty().bind(model.notice());
        label.visibleProperty().bind(model.notice().isNotEmpty());
        label.managedProperty().bind(model.notice().isNotEmpty());
        return label;
    }

    private void choose(Row row) {
        if (row instanceof Entry(var field, _)) {
            tell(field);
        }
    }

    private void tell(Field field) {
        help.setText(FormModel.help(field));
    }
}
