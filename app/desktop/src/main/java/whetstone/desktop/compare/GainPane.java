package whetstone.desktop.compare;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import whetstone.core.measure.Estimate;
import whetstone.core.measure.Summary.Gain;

/// What either side came to and the paired difference, in numbers and as a drawn interval.
final class GainPane extends VBox {
    private static final String NOTHING_SHARED =
            "They measured no problem in common: only runs with the same seed and tasks do.";

    private final CompareModel model;
    private final FlowPane numbers = new FlowPane();
    private final IntervalBar bar = new IntervalBar();

    GainPane(CompareModel model) {
        this.model = model;
        getStyleClass().add("details");
        numbers.getStyleClass().add("gauges");
        getChildren().addAll(numbers, bar);
        model.compared().addListener((_, _, _) -> fill());
        fill();
    }

    private void fill() {
        model.compared().get().ifPresent(this::fill);
    }

    private void fill(Compared now) {
        var of = now.comparison();
        numbers.getChildren()
                .setAll(
                        number(now.left().toString(), percent(of.left()), interval(of.left())),
                        number(now.right().toString(), percent(of.right()), interval(of.right())),
                        of.gain()
                                .map(gain -> difference(gain, of.pairs().size()))
                                .orElseGet(() -> number("difference", "–", NOTHING_SHARED)));
        bar.setVisible(of.gain().isPresent());
        bar.setManaged(of.gain().isPresent());
        of.gain().ifPresent(bar::show);
    }

    private static Node difference(Gain gain, int problems) {
        return number(
                "difference, paired on %,d problems".formatted(problems),
                "%+.1f points".formatted(gain.points()),
                "95 %% interval %+.1f to %+.1f".formatted(gain.low(), gain.high()));
    }

    private static String percent(Estimate of) {
        return "%.1f %%".formatted(100 * of.passAt1());
    }

    private static String interval(Estimate of) {
        return "pass@1, %.1f to %.1f %% of %,d problems"
                .formatted(100 * of.low(), 100 * of.high(), of.problems());
    }

    private static Node number(String title, String number, String detail) {
        var above = new Label(title);
        above.getStyleClass().add("field-title");
        var value = new Label(number);
        value.getStyleClass().add("verdict");
        var below = new Label(detail);
        below.getStyleClass().add("text-muted");
        return new VBox(above, value, below);
    }
}
