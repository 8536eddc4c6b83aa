package whetstone.desktop.tasks;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;
import whetstone.core.store.TaskPages.Cell;
import whetstone.core.store.TaskPages.Period;
import whetstone.desktop.tasks.TasksModel.Kind;

/// How often each kind was solved, as a number and as a shade of one colour.
final class HeatMap extends GridPane {
    private static final double FAINTEST = 0.06;
    private static final double STRONGEST = 0.75;

    private final Consumer<Kind> chosen;

    HeatMap(Consumer<Kind> chosen) {
        this.chosen = chosen;
        getStyleClass().add("heat-map");
    }

    /// Domains by levels.
    void show(List<Cell> cells) {
        getChildren().clear();
        var domains = cells.stream().map(Cell::domain).distinct().sorted().toList();
        var levels = cells.stream().map(Cell::level).distinct().sorted().toList();
        for (int i = 0; i < levels.size(); i++) {
            add(title("level " + levels.get(i)), i + 1, 0);
        }
        for (int i = 0; i < domains.size(); i++) {
            add(title(domains.get(i)), 0, i + 1);
        }
        for (var cell : cells) {
            add(button(cell), levels.indexOf(cell.level()) + 1, domains.indexOf(cell.domain()) + 1);
        }
    }

    /// Domains and levels by periods of a stage.
    ///
    /// @param columns of periods
    void show(List<Period> periods, int columns) {
        getChildren().clear();
        var rows = periods.stream().map(HeatMap::row).distinct().toList();
        IntStream.range(0, columns)
                .forEach(i -> add(title("%d %%".formatted(100 * i / columns)), i + 1, 0));
        for (int i = 0; i < rows.size(); i++) {
            add(title(rows.get(i)), 0, i + 1);
        }
        for (var period : periods) {
            add(button(period), period.column() + 1, rows.indexOf(row(period)) + 1);
        }
    }

    private static String row(Period period) {
        return "%s, level %d".formatted(period.domain(), period.level());
    }

    private static Label title(String text) {
        var label = new Label(text);
        label.getStyleClass().add("field-title");
        return label;
    }

    private Button button(Cell cell) {
        int dead = cell.never() + cell.always();
        var words =
                "%s, level %d: %d of %d samples correct, %d tasks; never solved %d, always solved %d"
                        .formatted(
                                cell.domain(),
                                cell.level(),
                                cell.correct(),
                                cell.samples(),
                                cell.tasks(),
                                cell.never(),
                                cell.always());
        var note = dead == 0 ? "" : "\n%.0f %% dead".formatted(100.0 * dead / cell.tasks());
        var button = button(rate(cell.correct(), cell.samples()), note, words);
        if (dead == cell.tasks()) {
            button.getStyleClass().add("dead");
        }
        button.setOnAction(_ -> chosen.accept(Kind.of(cell.domain(), cell.level())));
        return button;
    }

    private Button button(Period period) {
        var words =
                "%s: %d of %d samples correct"
                        .formatted(row(period), period.correct(), period.samples());
        var button = button(rate(period.correct(), period.samples()), "", words);
        button.getStyleClass().add("slim");
        button.setOnAction(_ -> chosen.accept(Kind.of(period.domain(), period.level())));
        return button;
    }

    private static double rate(long correct, long samples) {
        return samples == 0 ? Double.NaN : (double) correct / samples;
    }

    private static Button button(double rate, String note, String words) {
        boolean none = Double.isNaN(rate);
        var button = new Button(none ? "–" : "%.0f %%%s".formatted(100 * rate, note));
        button.getStyleClass().add("heat");
        double shade = none ? 0 : FAINTEST + rate * (STRONGEST - FAINTEST);
        button.setStyle("-fx-background-color: rgba(31,120,209,%.2f);".formatted(shade));
        button.setTooltip(new Tooltip(words));
        button.setAccessibleText(words);
        return button;
    }
}
