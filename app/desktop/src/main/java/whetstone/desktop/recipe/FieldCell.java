package whetstone.desktop.recipe;

import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import whetstone.core.recipe.Form;
import whetstone.core.recipe.Form.Field;
import whetstone.desktop.recipe.FormModel.Entry;
import whetstone.desktop.recipe.FormModel.Heading;
import whetstone.desktop.recipe.FormModel.Row;

/// A line of the form: a name and what its value is chosen or typed with.
final class FieldCell extends ListCell<Row> {
    private static final double NAMES = 0.52; // of the width

    private final BiConsumer<Field, String> put;
    private final Label heading = new Label();
    private final Label name = new Label();
    private final Label mistake = new Label();
    private final TextField typed = new TextField();
    private final CheckBox flag = new CheckBox();
    private final ComboBox<String> choice = new ComboBox<>();
    private final HBox line = new HBox();
    private final VBox both = new VBox(line, mistake);
    private @Nullable Field field;
    private String shown = ""; // path of the field that was shown last

    /// @param put writes a value into the text
    /// @param chosen hears of the field that somebody is at
    FieldCell(BiConsumer<Field, String> put, Consumer<Field> chosen) {
        this.put = put;
        dress();
        typed.setOnAction(_ -> commit(typed.getText()));
        flag.setOnAction(_ -> commit(Boolean.toString(flag.isSelected())));
        choice.setOnAction(_ -> commit(choice.getValue()));
        for (Control control : new Control[] {typed, flag, choice}) {
            control.focusedProperty()
                    .addListener((_, _, focused) -> {
                        if (field != null && focused) {
                            chosen.accept(field);
                        } else if (control.equals(typed)) {
                            commit(typed.getText());
                        }
                    });
        }
        setOnMouseEntered(_ -> {
            if (field != null) {
                chosen.accept(field);
            }
        });
    }

    private void dress() {
        heading.getStyleClass().add("heading");
        mistake.getStyleClass().add("mistake");
        mistake.setWrapText(true);
        mistake.setMinHeight(USE_PREF_SIZE);
        line.getStyleClass().add("row");
        for (Control control : new Control[] {typed, choice}) {
            control.setMaxWidth(Double.MAX_VALUE);
            control.setMinWidth(0);
            HBox.setHgrow(control, Priority.ALWAYS);
        }
        name.setMinWidth(0);
        name.prefWidthProperty().bind(widthProperty().multiply(NAMES).subtract(24));
        setPrefWidth(0); // as wide as the list, no wider
    }

    private void commit(@Nullable String value) {
        if (field != null && value != null && !value.equals(field.value())) {
            put.accept(field, value);
        }
    }

    @Override
    protected void updateItem(@Nullable Row row, boolean empty) {
        super.updateItem(row, empty);
        field = null;
        switch (row) {
            case null -> setGraphic(null);
            case Heading(var title) -> {
                heading.setText(title);
                setGraphic(heading);
            }
            case Entry(var next, var wrong) -> {
                show(next, wrong);
                setGraphic(both);
                field = next;
            }
        }
    }

    private void show(Field next, String wrong) {
        name.setText(next.name());
        name.getStyleClass().setAll("label", next.written() ? "strong" : "text-muted");
        mistake.setText(wrong);
        mistake.setVisible(!wrong.isEmpty());
        mistake.setManaged(!wrong.isEmpty());
        var editor = editor(next);
        editor.setAccessibleText(next.path());
        shown = next.path();
        if (line.getChildren().size() != 2 || !line.getChildren().getLast().equals(editor)) {
            line.getChildren().setAll(name, editor);
        }
    }

    private Node editor(Field next) {
        return switch (next.kind()) {
            case Form.Kind.Flag() -> {
                flag.setSelected(Boolean.parseBoolean(next.value()));
                yield flag;
            }
            case Form.Kind.Choice(var words) -> {
                choice.getItems().setAll(words);
                choice.setValue(next.value());
                yield choice;
            }
            case Form.Kind.Amount _, Form.Kind.Text _, Form.Kind.Collection _ -> {
                // What somebody is typing is not taken away because it is wrong as yet.
                boolean typing = typed.isFocused() && shown.equals(next.path());
                if (mistake.getText().isEmpty() || !typing) {
                    typed.setText(next.value());
                }
                yield typed;
            }
        };
    }
}
