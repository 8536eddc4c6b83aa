package whetstone.desktop.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.geometry.HPos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignM;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;
import whetstone.core.quality.Flow;
import whetstone.core.quality.Flow.Step;
import whetstone.core.store.Answers.Spending;
import whetstone.core.store.Syntheses.PartRow;

/// The way of data through one stage: a row for each part of the work, whose numbers lead to their samples.
final class FlowPicture extends VBox {
    private static final int FIRST_COST = 5; // column
    private static final List<String> TITLES = List.of("", "In", "", "Passed", "Refused");
    private static final List<String> COSTS =
            List.of("Requests", "Replies", "Read", "Written", "Wait");
    private static final String CHOSEN = "chosen";

    private final Flow flow;
    private final Consumer<Chosen> choose;
    private final Map<Button, Chosen> numbers = new java.util.LinkedHashMap<>();

    /// @param choose a number
    /// @param trajectories shows those of a stage
    FlowPicture(Flow flow, Consumer<Chosen> choose, Consumer<String> trajectories) {
        this.flow = flow;
        this.choose = choose;
        getStyleClass().add("flow");
        getChildren().addAll(heading(trajectories), grid());
    }

    private Node heading(Consumer<String> trajectories) {
        var source = flow.source();
        var title = new Label(source.name());
        title.getStyleClass().add("flow-title");
        var row = new FlowPane(title);
        row.getStyleClass().add("chips");
        if (source.trajectories() > 0) {
            var played =
                    new Button(
                            "%,d trajectories".formatted(source.trajectories()),
                            new FontIcon(MaterialDesignM.MAP_MARKER_PATH));
            played.getStyleClass().add("flow-number");
            played.setOnAction(_ -> trajectories.accept(source.name()));
            row.getChildren().add(played);
        }
        flow.spending().forEach(each -> row.getChildren().add(chip(spent(each))));
        return row;
    }

    private static Label chip(String text) {
        var chip = new Label(text);
        chip.getStyleClass().add("chip");
        return chip;
    }

    /// What a role came to, in words.
    static String spent(Spending of) {
        var cost = of.cost();
        return "%s: %,d calls, %,d of them again, %,d from the cache · %,d tokens read, %,d written · cost %.2f"
                .formatted(
                        of.place().role(),
                        cost.calls(),
                        cost.retries(),
                        of.hits(),
                        cost.promptTokens(),
                        cost.tokens(),
                        cost.money());
    }

    private Node grid() {
        var grid = new GridPane();
        grid.getStyleClass().add("flow-grid");
        boolean costs = flow.steps().stream().anyMatch(step -> step.work() != null);
        columns(grid, costs);
        var titles = new ArrayList<>(TITLES);
        titles.addAll(costs ? COSTS : List.of());
        for (int i = 0; i < titles.size(); i++) {
            var label = new Label(titles.get(i));
            label.getStyleClass().addAll("field-title", i < FIRST_COST ? "flow-head" : "flow-cost");
            grid.add(label, i, 0);
        }
        int most =
                flow.steps().stream()
                        .filter(this::ofSamples)
                        .mapToInt(Step::entered)
                        .max()
                        .orElse(1);
        for (int i = 0; i < flow.steps().size(); i++) {
            row(grid, i + 1, flow.steps().get(i), most);
        }
        return grid;
    }

    private static void columns(GridPane grid, boolean costs) {
        for (int i = 0; i < FIRST_COST + (costs ? COSTS.size() : 0); i++) {
            var column = new ColumnConstraints();
            column.setMinWidth(i == 2 ? 60 : i == 4 ? 120 : USE_PREF_SIZE);
            column.setHgrow(i == 2 || i == 4 ? Priority.ALWAYS : Priority.NEVER);
            column.setHalignment(i == 1 || i == 3 || i >= FIRST_COST ? HPos.RIGHT : HPos.LEFT);
            grid.getColumnConstraints().add(column);
        }
    }

    private boolean ofSamples(Step step) {
        return Chosen.of(flow, step, false) != null;
    }

    private void row(GridPane grid, int row, Step step, int most) {
        var icon =
                new FontIcon(
                        step.lane().side()
                                ? MaterialDesignS.SUBDIRECTORY_ARROW_RIGHT
                                : MaterialDesignA.ARROW_DOWN_THIN);
        var name = new Label(step.name(), icon);
        name.getStyleClass().add(step.lane().side() ? "flow-side" : "flow-main");
        grid.add(name, 0, row);
        grid.add(number(step, false), 1, row);
        if (ofSamples(step)) {
            grid.add(new FlowBar(step, most), 2, row);
        }
        grid.add(number(step, true), 3, row);
        grid.add(refusals(step), 4, row);
        var work = step.work();
        if (work != null && work.requests() > 0) {
            var costs = costs(work);
            for (int i = 0; i < costs.size(); i++) {
                var cost = new Label(costs.get(i));
                cost.getStyleClass().add("number");
                grid.add(cost, FIRST_COST + i, row);
            }
        }
    }

    private static List<String> costs(PartRow work) {
        return List.of(
                work.failed() == 0
                        ? "%,d".formatted(work.requests())
                        : "%,d (%,d failed)".formatted(work.requests(), work.failed()),
                "%,d".formatted(work.replies()),
                "%,d".formatted(work.promptTokens()),
                "%,d".formatted(work.tokens()),
                "%.1f s".formatted(work.seconds()));
    }

    private Node number(Step step, boolean passed) {
        int count = passed ? step.passed() : step.entered();
        var text = "%,d".formatted(count);
        var leads = Chosen.of(flow, step, passed);
        if (leads == null || count == 0) {
            var label = new Label(text);
            label.getStyleClass().add("flow-count");
            return label;
        }
        return button(text, leads);
    }

    private Node refusals(Step step) {
        var all = new FlowPane();
        all.getStyleClass().add("chips");
        all.setPrefWrapLength(120);
        step.refused()
                .forEach(fate ->
                        all.getChildren()
                                .add(
                                        button(
                                                "%,d %s".formatted(fate.count(), fate.reason()),
                                                Chosen.of(flow, fate))));
        return all;
    }

    private Button button(String text, Chosen leads) {
        var button = new Button(text);
        button.getStyleClass().add("flow-number");
        button.setMnemonicParsing(false);
        button.setAccessibleText("%s, %d samples".formatted(leads.title(), leads.count()));
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(_ -> choose.accept(leads));
        numbers.put(button, leads);
        return button;
    }

    /// Marks the number whose samples are listed.
    void mark(@Nullable Chosen chosen) {
        numbers.forEach((button, leads) -> {
            button.getStyleClass().remove(CHOSEN);
            if (Objects.equals(leads, chosen)) {
                button.getStyleClass().add(CHOSEN);
            }
        });
    }
}
