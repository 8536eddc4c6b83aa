package whetstone.desktop.preview;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Line;
import javafx.scene.shape.Polygon;
import javafx.scene.shape.Polyline;
import javafx.scene.shape.Shape;
import whetstone.desktop.preview.Picture.Wave;
import whetstone.desktop.preview.Picture.Wave.Stretch;

/// Signals over clock ticks: single wires as high and low, others as their values.
final class WavesPane {
    private final Picture.Waves waves;
    private final double row;
    private final double tick;
    private final double slope;
    private final Pane drawing = new Pane();

    private WavesPane(Picture.Waves waves, double em) {
        this.waves = waves;
        row = Math.rint(em * 2.1);
        tick = Math.rint(em * widest(waves));
        slope = em * 0.25;
    }

    // A value that lasts one tick only can be read too.
    private static double widest(Picture.Waves waves) {
        return Math.max(
                1.8,
                waves.waves().stream()
                        .filter(wave -> !wave.bit())
                        .flatMap(wave -> wave.stretches().stream())
                        .mapToDouble(s -> (1.2 + 0.62 * s.value().length()) / (s.to() - s.from()))
                        .max()
                        .orElse(0));
    }

    static Node of(Picture.Waves waves, double em) {
        return new WavesPane(waves, em).pane();
    }

    private Node pane() {
        var names = new VBox();
        names.getChildren().add(cell("tick", "text-muted"));
        waves.waves().forEach(wave -> names.getChildren().add(cell(wave.name(), "wave-name")));
        names.setMinWidth(Region.USE_PREF_SIZE);
        drawing.setMinSize(width(), row * (waves.waves().size() + 1));
        drawing.setMaxWidth(width());
        ticks();
        for (int i = 0; i < waves.waves().size(); i++) {
            draw(waves.waves().get(i), row * (i + 1));
        }
        var scroll = new ScrollPane(drawing);
        scroll.getStyleClass().add("waves");
        scroll.setVbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setMinHeight(row * (waves.waves().size() + 1) + 14);
        HBox.setHgrow(scroll, Priority.ALWAYS);
        var both = new HBox(names, scroll);
        both.getStyleClass().add("row");
        both.setAlignment(Pos.TOP_LEFT);
        both.setAccessibleText(
                "%d signals over %d ticks".formatted(waves.waves().size(), waves.ticks()));
        return both;
    }

    private double width() {
        return tick * waves.ticks() + 4;
    }

    private Label cell(String text, String style) {
        var label = new Label(text);
        label.setMinHeight(row);
        label.getStyleClass().add(style);
        return label;
    }

    private void ticks() {
        for (int i = 0; i < waves.ticks(); i++) {
            var line = new Line(i * tick + 0.5, row * 0.8, i * tick + 0.5, height());
            line.getStyleClass().add("wave-tick");
            drawing.getChildren().add(line);
            label(Integer.toString(i), i * tick, 0, tick, "text-muted");
        }
    }

    private double height() {
        return row * (waves.waves().size() + 1);
    }

    private void draw(Wave wave, double top) {
        if (wave.bit()) {
            wire(wave, top);
        } else {
            wave.stretches().forEach(stretch -> bus(stretch, top));
        }
    }

    private void wire(Wave wave, double top) {
        var points = new ArrayList<Double>();
        for (var stretch : wave.stretches()) {
            double y = level(stretch.value(), top);
            points.addAll(List.of(stretch.from() * tick, y, stretch.to() * tick, y));
            if (!stretch.value().matches("[01]")) {
                label(stretch.value(), stretch.from() * tick, top, width(stretch), "wave-unknown");
            }
        }
        drawing.getChildren()
                .add(
                        styled(
                                new Polyline(
                                        points.stream().mapToDouble(Double::doubleValue).toArray()),
                                "wave"));
    }

    private double level(String value, double top) {
        return switch (value) {
            case "1" -> top + row * 0.22;
            case "0" -> top + row * 0.78;
            default -> top + row * 0.5;
        };
    }

    private void bus(Stretch stretch, double top) {
        double left = stretch.from() * tick;
        double right = stretch.to() * tick;
        double high = top + row * 0.18;
        double low = top + row * 0.82;
        double middle = top + row * 0.5;
        var outline =
                new Polygon(
                        left,
                        middle,
                        left + slope,
                        high,
                        right - slope,
                        high,
                        right,
                        middle,
                        right - slope,
                        low,
                        left + slope,
                        low);
        drawing.getChildren().add(styled(outline, "wave"));
        label(stretch.value(), left, top, width(stretch), "wave-value");
    }

    private double width(Stretch stretch) {
        return tick * (stretch.to() - stretch.from());
    }

    private void label(String text, double x, double y, double width, String style) {
        var label = new Label(text);
        label.getStyleClass().add(style);
        label.setAlignment(Pos.CENTER);
        label.setPrefSize(width, row);
        label.relocate(x, y);
        drawing.getChildren().add(label);
    }

    private static Shape styled(Shape shape, String style) {
        shape.getStyleClass().add(style);
        return shape;
    }
}
