package whetstone.desktop.plugins;

import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.control.TableView;
import whetstone.desktop.frame.EmColumn;

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

    /// @param ems width, in font sizes
    static <T> void add(TableView<T> table, String title, double ems, Function<T, String> value) {
        var column = EmColumn.of(title, ems, value);
        column.setReorderable(false);
        table.getColumns().add(column);
    }
}
