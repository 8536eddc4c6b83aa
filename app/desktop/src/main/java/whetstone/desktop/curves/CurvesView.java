package whetstone.desktop.curves;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Slider;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.RowConstraints;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Line;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignE;
import whetstone.desktop.frame.Command;
import whetstone.desktop.frame.EmptyState;

/// The curves, in charts that share their cursor.
public final class CurvesView extends BorderPane {
    private static final double MOST_SMOOTH = 50;
    private static final double CHART_HEIGHT = 150;

    private final CurvesModel model;
    private final ReadOnlyBooleanProperty dark;
    private final Consumer<Chart.Hit> chosen;
    private final List<ChartCanvas> canvases = new ArrayList<>();
    private final GridPane grid = new GridPane();
    private final FlowPane legend = new FlowPane();
    private final Node empty;
    private final Node charts;

    /// @param chosen hears of points that were clicked
    /// @param start what the view offers while there is nothing to draw
    /// @param export saves what is drawn
    public CurvesView(
            CurvesModel model,
            ReadOnlyBooleanProperty dark,
            Consumer<Chart.Hit> chosen,
            Command start,
            Consumer<Format> export) {
        this.model = model;
        this.dark = dark;
        this.chosen = chosen;
        empty =
                EmptyState.of(
                        MaterialDesignC.CHART_LINE,
                        "No curves yet",
                        "Choose a run at the left, or start one: its metrics are drawn here as it goes, step by step.",
                        start);
        grid.getStyleClass().add("charts");
        legend.getStyleClass().add("legend");
        var scroll = new ScrollPane(grid);
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        charts = new VBox(controls(export), legend, scroll);
        charts.getStyleClass().add("stack");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        dark.addListener((_, _, _) -> show());
        model.charts().addListener((_, _, _) -> show());
        show();
    }

    /// What a chart can be saved as.
    public enum Format {
        PNG,
        SVG,
        CSV
    }

    private Node controls(Consumer<Format> export) {
        var hint = new Label("Drag to zoom, double click for all, click a point for its rollouts");
        hint.getStyleClass().add("text-muted");
        var bar = new FlowPane(new MetricsMenu(model), smoothing(), saving(export), hint);
        bar.getStyleClass().add("controls");
        return bar;
    }

    private Node smoothing() {
        var slider = new Slider(0, MOST_SMOOTH, 0);
        slider.setId("smoothing");
        slider.setAccessibleText("Smoothing, steps to either side");
        slider.setBlockIncrement(1);
        var label = new Label();
        label.getStyleClass().add("smoothed");
        label.textProperty()
                .bind(
                        slider.valueProperty()
                                .map(value ->
                                        value.intValue() == 0
                                                ? "Not smoothed"
                                                : "Mean of ±%d steps".formatted(value.intValue())));
        slider.valueProperty().addListener((_, _, value) -> model.window().set(value.intValue()));
        var box = new HBox(slider, label);
        box.getStyleClass().add("row");
        return box;
    }

    private Node saving(Consumer<Format> export) {
        var save = new MenuButton("Export", new FontIcon(MaterialDesignE.EXPORT));
        save.setId("export");
        for (var format : Format.values()) {
            var item = new MenuItem(format.name());
            item.setOnAction(_ -> export.accept(format));
            save.getItems().add(item);
        }
        return save;
    }

    private void show() {
        var shown = model.charts().get();
        boolean any = shown.stream().anyMatch(chart -> chart.points().findAny().isPresent());
        setCenter(any ? charts : empty);
        if (!any) {
            return;
        }
        if (shown.size() != canvases.size()) {
            rebuild(shown.size());
        }
        for (int i = 0; i < shown.size(); i++) {
            canvases.get(i).show(shown.get(i), dark.get());
        }
        legend.getChildren().setAll(shown.getFirst().series().stream().map(this::legend).toList());
    }

    private void rebuild(int count) {
        canvases.clear();
        grid.getChildren().clear();
        grid.getColumnConstraints().clear();
        grid.getRowConstraints().clear();
        int columns = count == 1 ? 1 : 2;
        for (int i = 0; i < columns; i++) {
            var column = new ColumnConstraints();
            column.setPercentWidth(100.0 / columns);
            grid.getColumnConstraints().add(column);
        }
        for (int i = 0; i < Math.ceilDiv(count, columns); i++) {
            var row = new RowConstraints(CHART_HEIGHT, CHART_HEIGHT, Double.MAX_VALUE);
            row.setVgrow(Priority.ALWAYS);
            grid.getRowConstraints().add(row);
        }
        for (int i = 0; i < count; i++) {
            var canvas = new ChartCanvas(model, chosen);
            canvas.setId("chart-" + i);
            canvases.add(canvas);
            grid.add(canvas, i % columns, i / columns);
        }
    }

    private Node legend(Chart.Series series) {
        var line = new Line(0, 0, 26, 0);
        line.setStroke(RunColours.of(series.index(), dark.get()));
        line.setStrokeWidth(2.5);
        for (double dash : RunColours.dashes(series.index())) {
            line.getStrokeDashArray().add(dash);
        }
        var label = new Label(series.title(), line);
        label.getStyleClass().add("legend-entry");
        return label;
    }

    /// The charts as one picture's source.
    public Node picture() {
        return grid;
    }
}
