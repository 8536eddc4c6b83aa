package whetstone.desktop.recipe;

import static whetstone.core.forecast.Figures.bytes;
import static whetstone.core.forecast.Figures.counts;
import static whetstone.core.forecast.Figures.money;
import static whetstone.core.forecast.Figures.range;
import static whetstone.core.forecast.Figures.time;

import java.util.List;
import java.util.Locale;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignT;
import whetstone.core.forecast.Forecast;
import whetstone.core.forecast.Forecast.Asked;
import whetstone.core.forecast.Forecast.Part;
import whetstone.core.forecast.Forecast.Source;
import whetstone.core.forecast.Forecast.StageTime;
import whetstone.desktop.frame.Command;
import whetstone.desktop.frame.EmptyState;

/// What a run would take: time by stage, memory, disk, and where each figure is from.
final class ForecastPane extends BorderPane {
    private final ForecastModel model;
    private final VBox figures = new VBox();

    ForecastPane(ForecastModel model) {
        this.model = model;
        setMinWidth(0);
        figures.getStyleClass().add("details");
        figures.setId("estimate");
        var scroll = new ScrollPane(figures);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("edge-to-edge");
        setTop(bar());
        model.forecast().addListener((_, _, _) -> tell(scroll));
        tell(scroll);
    }

    private void tell(ScrollPane scroll) {
        var now = model.forecast().get();
        setCenter(now.isPresent() ? scroll : empty());
        now.ifPresent(this::show);
    }

    private Node empty() {
        var ask =
                Command.always(
                        "estimate", "Estimate", MaterialDesignT.TIMER_OUTLINE, "", model::ask);
        return EmptyState.of(
                MaterialDesignT.TIMER_OUTLINE,
                "What will it take?",
                "Time, memory and disk: by earlier runs where there are such, else some steps are tried for about 20 seconds.",
                ask.when(model.busy().not(), "An answer is awaited"));
    }

    private Node bar() {
        var again = new Button("Estimate", new FontIcon(MaterialDesignT.TIMER_OUTLINE));
        again.setId("estimate-again");
        again.setMinWidth(USE_PREF_SIZE);
        again.setOnAction(_ -> model.ask());
        again.disableProperty().bind(model.busy());
        var ring = new ProgressIndicator();
        ring.getStyleClass().add("ring");
        var stop = new Button("Stop", new FontIcon(MaterialDesignC.CANCEL));
        stop.setId("estimate-stop");
        stop.setMinWidth(USE_PREF_SIZE);
        stop.setOnAction(_ -> model.stop());
        var waiting = new HBox(ring, new Label("Looking at earlier runs, trying steps"), stop);
        waiting.getStyleClass().add("row");
        shownWhile(waiting, model.busy());
        var outdated = new Label("The recipe has changed since");
        outdated.getStyleClass().add("chip");
        shownWhile(outdated, model.outdated().and(model.busy().not()));
        var mistake = new Label();
        mistake.textProperty().bind(model.mistake());
        mistake.setWrapText(true);
        mistake.getStyleClass().add("mistake");
        shownWhile(mistake, model.mistake().isNotEmpty());
        var row = new HBox(again, outdated);
        row.getStyleClass().add("row");
        shownWhile(
                row,
                Bindings.createBooleanBinding(
                        () -> !model.busy().get() && model.forecast().get().isPresent(),
                        model.busy(),
                        model.forecast()));
        var bar = new VBox(row, waiting, mistake);
        bar.getStyleClass().add("stack");
        return bar;
    }

    private static void shownWhile(Node node, ObservableBooleanValue condition) {
        node.visibleProperty().bind(condition);
        node.managedProperty().bind(condition);
    }

    private void show(Forecast forecast) {
        var all = figures.getChildren();
        all.clear();
        var seconds = forecast.seconds();
        all.add(
                row(
                        forecast.complete() ? "In all" : "In all, as far as it is known",
                        time(seconds.likely()),
                        "verdict"));
        all.add(
                muted(
                        "%s; %s%s on %s, %,d weights"
                                .formatted(
                                        range(seconds),
                                        forecast.recipe(),
                                        forecast.from().isEmpty()
                                                ? ""
                                                : ", what is left after " + forecast.from(),
                                        forecast.device(),
                                        forecast.parameters())));
        notes(forecast);
        forecast.stages().forEach(stage -> all.add(stage(stage)));
        asked(forecast.asked());
        var memory = forecast.memory();
        all.add(
                row(
                        "Memory",
                        bytes(memory.peak())
                                + (memory.available() > 0
                                        ? " of %s free".formatted(bytes(memory.available()))
                                        : ""),
                        "heading"));
        memory.parts().forEach(part -> all.add(part(part)));
        disk(forecast.disk());
    }

    private void notes(Forecast forecast) {
        var all = figures.getChildren();
        if (!forecast.done().isEmpty()) {
            all.add(muted("Done already, left out: " + String.join(", ", forecast.done())));
        }
        if (forecast.hindered()) {
            all.add(
                    muted(
                            "Other programs are at work here, %.1f for each processor: what was tried now took longer for it."
                                    .formatted(forecast.load())));
        }
    }

    private void asked(List<Asked> asked) {
        if (asked.isEmpty()) {
            return;
        }
        var all = figures.getChildren();
        all.add(row("Roles", "", "heading"));
        asked.forEach(each -> all.add(asked(each)));
        all.add(muted("What the workspace keeps of earlier answers is not asked for again."));
    }

    private static Node asked(Asked asked) {
        var money = asked.money();
        var tokens =
                "%s tokens read, %s written"
                        .formatted(counts(asked.read()), counts(asked.written()));
        return new VBox(
                row(
                        "%s of %s, %s".formatted(asked.role(), asked.stage(), asked.model()),
                        "",
                        "strong"),
                muted(counts(asked.calls()) + " calls, " + tokens),
                muted("money: " + (money == null ? "no price in the recipe" : money(money))),
                from(asked.source(), asked.how()));
    }

    private void disk(Forecast.Disk disk) {
        figures.getChildren()
                .addAll(
                        row(
                                "Disk",
                                "%s of %s free"
                                        .formatted(
                                                bytes(disk.store().likely() + disk.checkpoints()),
                                                bytes(disk.available())),
                                "heading"),
                        row("store", bytes(disk.store().likely()), ""),
                        from(disk.source(), disk.how()),
                        row("checkpoints", bytes(disk.checkpoints()), ""));
    }

    private static Node stage(StageTime stage) {
        var span = stage.seconds();
        var name =
                stage.steps() > 1
                        ? "%s, %,d steps".formatted(stage.name(), stage.steps())
                        : stage.name();
        return new VBox(
                row(name, span == null ? "not known" : time(span.likely()), "strong"),
                from(stage.source(), (span == null ? "" : range(span) + "; ") + stage.how()));
    }

    private static Node part(Part part) {
        return new VBox(row(part.name(), bytes(part.bytes()), ""), from(part.source(), part.how()));
    }

    private static Node from(Source source, String how) {
        return muted("%s: %s".formatted(source.name().toLowerCase(Locale.ROOT), how));
    }

    private static Node row(String name, String value, String style) {
        var title = new Label(name);
        var figure = new Label(value);
        if (!style.isEmpty()) {
            title.getStyleClass().add(style);
            figure.getStyleClass().add(style);
        }
        figure.setMinWidth(USE_PREF_SIZE);
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var row = new HBox(title, gap, figure);
        row.getStyleClass().add("row");
        return row;
    }

    private static Label muted(String text) {
        var label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        label.getStyleClass().add("text-muted");
        return label;
    }
}
