package whetstone.desktop.preview;

import java.util.List;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

/// A table of a problem.
final class GridTable {
    private static final int MOST_ROWS = 12; // beyond, it scrolls
    private static final int WIDEST = 40; // characters

    private GridTable() {}

    static TableView<List<String>> of(Picture.Grid grid, double em) {
        var table = new TableView<List<String>>(FXCollections.observableArrayList(grid.rows()));
        for (int i = 0; i < grid.columns().size(); i++) {
            table.getColumns().add(column(grid, i, em));
        }
        table.getStyleClass().add("dense");
        table.setAccessibleText("Table of %d rows".formatted(grid.rows().size()));
        double row = Math.rint(2 * em);
        table.setFixedCellSize(row);
        int shown = Math.clamp(grid.rows().size(), 1, MOST_ROWS);
        double wide = table.getColumns().stream().mapToDouble(TableColumn::getPrefWidth).sum() + em;
        table.widthProperty()
                .addListener((_, _, width) -> {
                    // The columns' names; and a bar to scroll by, where there is one.
                    double more = wide > width.doubleValue() ? 1.8 : 0.4;
                    double height = row * (shown + 1) + em * more;
                    table.setPrefHeight(height);
                    table.setMinHeight(height);
                });
        return table;
    }

    private static TableColumn<List<String>, String> column(
            Picture.Grid grid, int index, double em) {
        var name = grid.columns().get(index);
        var column = new TableColumn<List<String>, String>(name);
        column.setCellValueFactory(row -> new ReadOnlyStringWrapper(row.getValue().get(index)));
        column.setSortable(false);
        column.setReorderable(false);
        int longest = grid.rows().stream().mapToInt(row -> row.get(index).length()).max().orElse(0);
        int characters = Math.clamp(Math.max(longest, name.length() + 1), 2, WIDEST);
        column.setPrefWidth(em * (1.6 + 0.6 * characters));
        return column;
    }
}
