package whetstone.desktop.tasks;

import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;
import whetstone.core.store.TaskPages.Cell;
import whetstone.desktop.tasks.TasksModel.Kind;

/// Domains by levels: how often each was solved, as a number and as a shade of one colour.
final class HeatMap extends GridPane {
    private static final double FAINTEST = 0.06;
    private static final double STRONGEST = 0.75;

    private final Consumer<Kind> chosen;

    HeatMap(Consumer<Kind> chosen) {
        this.chosen = chosen;
        getStyleClass().add("heat-map");
    }

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

    private static Label title(String text) {
        var label = new Label(text);
        label.getStyleClass().add("field-title");
        return label;
    }

    private Button button(Cell cell) {
        double rate = cell.samples() == 0 ? Double.NaN : (double) cell.correct() / cell.samples();
        var dead = cell.never() + cell.always();
        var text =
                Double.isNaN(rate)
                        ? "–"
                        : "%.0f %%%s"
                                .formatted(
                                        100 * rate,
                                        dead == 0
                                                ? ""
                                                : "\n%.0f %% dead"
                                                        .formatted(100.0 * dead / cell.tasks()));
        var button = new Button(text);
        button.getStyleClass().add("heat");
        double shade = Double.isNaN(rate) ? 0 : FAINTEST + rate * (STRONGEST - FAINTEST);
        button.setStyle("-fx-background-color: rgba(31,120,209,%.2f);".formatted(shade));
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
        button.setTooltip(new Tooltip(words));
        button.setAccessibleText(words);
        button.setOnAction(_ -> chosen.accept(new Kind(cell.domain(), cell.level())));
        return button;
    }
}
