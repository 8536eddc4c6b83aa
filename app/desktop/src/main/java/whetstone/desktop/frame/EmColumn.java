package whetstone.desktop.frame;

import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView.ResizeFeatures;

/// Columns of tables that are as many letters wide, however large those are.
public final class EmColumn {
    private EmColumn() {}

    private static final double LEAST = 2; // ems that a column may be squeezed to
    private static final double MOST = 400; // and stretched to

    /// A column that a person, or the table, may make wider or narrower.
    ///
    /// @param ems width at first, in font sizes
    public static <R, T> TableColumn<R, T> of(String title, double ems, Function<R, T> value) {
        return of(title, new Widths(Math.min(LEAST, ems), ems, MOST), value);
    }

    /// A column that keeps its width.
    ///
    /// @param ems width, in font sizes
    public static <R, T> TableColumn<R, T> fixed(String title, double ems, Function<R, T> value) {
        return of(title, new Widths(ems, ems, ems), value);
    }

    /// A column that is never narrower than at first.
    ///
    /// @param ems width at first, in font sizes
    public static <R, T> TableColumn<R, T> least(String title, double ems, Function<R, T> value) {
        return of(title, new Widths(ems, ems, MOST), value);
    }

    // In font sizes.
    private record Widths(double least, double wanted, double most) {
        <R> void of(TableColumn<R, ?> column, double em) {
            column.setMaxWidth(most * em);
            column.setMinWidth(least * em);
            column.setPrefWidth(wanted * em);
            var table = column.getTableView();
            if (table != null) {
                // Constrained tables share their width out anew only when they are asked to.
                table.getColumnResizePolicy().call(new ResizeFeatures<>(table, null, 0.0));
            }
        }
    }

    private static <R, T> TableColumn<R, T> of(String title, Widths widths, Function<R, T> value) {
        var column = new TableColumn<R, T>(title);
        column.setCellValueFactory(
                data -> new ReadOnlyObjectWrapper<>(value.apply(data.getValue())));
        // Columns are no nodes and have no font; what stands in their header has.
        var font = new Label();
        font.getStyleClass().clear();
        font.fontProperty().addListener((_, _, now) -> widths.of(column, now.getSize()));
        widths.of(column, font.getFont().getSize());
        column.setGraphic(font);
        return column;
    }
}
