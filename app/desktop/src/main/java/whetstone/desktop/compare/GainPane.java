package whetstone.desktop.compare;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import whetstone.core.measure.Estimate;
import whetstone.core.measure.Scored;
import whetstone.core.measure.Summary.Gain;

/// What either side came to and the paired difference, in numbers and as a drawn interval; and what evaluators said.
final class GainPane extends VBox {
    private static final String NOTHING_SHARED =
            "They measured no problem in common: only runs with the same seed and tasks do.";

    private final CompareModel model;
    private final FlowPane numbers = new FlowPane();
    private final IntervalBar bar = new IntervalBar();
    private final GridPane scores = new GridPane();

    GainPane(CompareModel model) {
        this.model = model;
        getStyleClass().add("details");
        numbers.getStyleClass().add("gauges");
        scores.setId("compare-scores");
        scores.getStyleClass().add("scores");
        getChildren().addAll(numbers, bar, scores);
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
        show(now.scores());
    }

    private void show(List<ScoreRow> rows) {
        scores.getChildren().clear();
        scores.setManaged(!rows.isEmpty());
        var titles = List.of("score", "left", "", "right", "", "difference, paired", "");
        for (int i = 0; !rows.isEmpty() && i < titles.size(); i++) {
            scores.add(styled(titles.get(i), "field-title"), i, 0);
        }
        for (int row = 0; row < rows.size(); row++) {
            show(rows.get(row), row + 1);
        }
    }

    private void show(ScoreRow of, int row) {
        scores.add(new Label(of.left().name()), 0, row);
        scores.add(value(of.left()), 1, row);
        scores.add(interval(of.left()), 2, row);
        scores.add(value(of.right()), 3, row);
        scores.add(interval(of.right()), 4, row);
        var paired = of.paired();
        var change = paired.map(both -> "%+.3f".formatted(both.difference()));
        scores.add(strong(change.orElse("–")), 5, row);
        var interval =
                paired.map(both ->
                        "[%+.3f, %+.3f] on %,d problems"
                                .formatted(both.low(), both.high(), both.problems()));
        scores.add(styled(interval.orElse("no problem in common"), "text-muted"), 6, row);
    }

    private static Label value(Scored of) {
        return strong("%.3f".formatted(of.mean()));
    }

    private static Label interval(Scored of) {
        return styled("[%.3f, %.3f]".formatted(of.low(), of.high()), "text-muted");
    }

    private static Label strong(String text) {
        return styled(text, "strong");
    }

    private static Label styled(String text, String style) {
        var label = new Label(text);
        label.getStyleClass().add(style);
        label.setMinWidth(USE_PREF_SIZE);
        return label;
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
        var above = styled(title, "field-title");
        var value = styled(number, "verdict");
        var below = styled(detail, "text-muted");
        return new VBox(above, value, below);
    }
}
