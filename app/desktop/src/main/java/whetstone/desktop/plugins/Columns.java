package whetstone.desktop.plugins;

import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.Node;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

/// Tables of texts.
final class Columns {
    private Columns() {}

    static <T> TableView<T> table(String id, String name, Node placeholder) {
        var table = new TableView<T>();
        table.setId(id);
        table.setAccessibleText(name);
        table.setPlaceholder(placeholder);
        table.getStyleClass().addAll("dense", "edge-to-edge");
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        return table;
    }

    static <T> void add(TableView<T> table, String title, double width, Function<T, String> value) {
        var column = new TableColumn<T, String>(title);
        column.setCellValueFactory(data -> new ReadOnlyStringWrapper(value.apply(data.getValue())));
        column.setPrefWidth(width);
        column.setReorderable(false);
        table.getColumns().add(column);
    }
}
