package whetstone.desktop.tasks;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import whetstone.core.store.TaskPages;
import whetstone.desktop.tasks.TasksModel.Parts;

/// How many tasks are how hard, a bar for each part; parts are chosen by drawing over them, or with the arrow keys.
final class HistogramPane extends Pane {
    private static final double GAP = 4;
    private static final double LEAST = 2; // height of a bar that is not empty

    private final TasksModel model;
    private final List<Region> bars = new ArrayList<>();
    private final List<Label> counts = new ArrayList<>();
    private final List<Label> words = new ArrayList<>();
    private final Tooltip tooltip = new Tooltip();
    private int from;
    private int to;

    HistogramPane(TasksModel model) {
        this.model = model;
        setId("difficulty");
        getStyleClass().add("histogram");
        setFocusTraversable(true);
        IntStream.range(0, TaskPages.PARTS).forEach(this::addPart);
        Tooltip.install(this, tooltip);
        setOnMousePressed(this::begin);
        setOnMouseDragged(this::extend);
        setOnMouseReleased(_ -> choose());
        setOnKeyPressed(this::key);
        model.parts().addListener((_, _, _) -> fill());
        model.kind().addListener((_, _, _) -> fill());
        fill();
    }

    private void addPart(int part) {
        var bar = new Region();
        bar.getStyleClass().add("bar");
        if (part == 0 || part == TaskPages.PARTS - 1) {
            bar.getStyleClass().add("dead");
        }
        var count = new Label();
        var word = new Label(word(part));
        for (var label : List.of(count, word)) {
            label.getStyleClass().add("field-title");
        }
        bars.add(bar);
        counts.add(count);
        words.add(word);
        getChildren().addAll(bar, count, word);
    }

    private static String word(int part) {
        return part == 0 || part == TaskPages.PARTS - 1
                ? Parts.title(part)
                : Integer.toString(10 * part);
    }

    private static String count(int tasks) {
        return tasks == 0 ? "" : tasks < 1000 ? "" + tasks : "%.0fk".formatted(tasks / 1000.0);
    }

    private void fill() {
        var tasks = model.parts().get();
        var chosen = model.kind().get().parts();
        for (int i = 0; i < bars.size(); i++) {
            counts.get(i).setText(count(tasks[i]));
            bars.get(i).setOpacity(chosen.holds(i) ? 1 : 0.3);
        }
        tooltip.setText(
                IntStream.range(0, tasks.length)
                        .mapToObj(i -> "solved %s: %,d".formatted(Parts.title(i), tasks[i]))
                        .collect(Collectors.joining("\n")));
        setAccessibleText("Tasks by how often they were solved; " + model.kind().get().title());
        requestLayout();
    }

    private double width() {
        return getWidth() / TaskPages.PARTS;
    }

    @Override
    protected void layoutChildren() {
        var tasks = model.parts().get();
        int most = Math.max(1, IntStream.of(tasks).max().orElse(1));
        double line = words.getFirst().prefHeight(-1); // for the words below, the numbers above
        double room = getHeight() - 2 * line;
        for (int i = 0; i < bars.size(); i++) {
            double high = tasks[i] == 0 ? 0 : Math.max(LEAST, room * tasks[i] / most);
            double left = i * width();
            bars.get(i).resizeRelocate(left, line + room - high, width() - GAP, high);
            place(counts.get(i), left, room - high);
            place(words.get(i), left, getHeight() - line);
        }
        thin();
    }

    // The ends, and of those between as many as there is room for.
    private void thin() {
        double end = words.getLast().getLayoutX();
        double clear = 0;
        for (int i = 0; i < words.size(); i++) {
            var word = words.get(i);
            double right = word.getLayoutX() + word.getWidth() + GAP;
            boolean last = i == words.size() - 1;
            word.setVisible(last || (word.getLayoutX() >= clear && right <= end) || i == 0);
            clear = word.isVisible() ? right : clear;
        }
    }

    private void place(Label label, double left, double top) {
        label.autosize();
        double wanted = left + Math.max(0, (width() - GAP - label.getWidth()) / 2);
        label.relocate(Math.min(wanted, getWidth() - label.getWidth()), top);
    }

    private int part(MouseEvent event) {
        return Math.clamp((long) (event.getX() / width()), 0, TaskPages.PARTS - 1);
    }

    private void begin(MouseEvent event) {
        requestFocus();
        from = part(event);
        to = from;
    }

    private void extend(MouseEvent event) {
        to = part(event);
        for (int i = 0; i < bars.size(); i++) {
            bars.get(i).setOpacity(drawn().holds(i) ? 1 : 0.3);
        }
    }

    private Parts drawn() {
        return new Parts(Math.min(from, to), Math.max(from, to));
    }

    // What is chosen already is chosen no more.
    private void choose() {
        boolean again = drawn().equals(model.kind().get().parts());
        model.brush(again ? Parts.ALL : drawn());
    }

    private void key(KeyEvent event) {
        switch (event.getCode()) {
            case LEFT -> move(-1, event.isShiftDown());
            case RIGHT -> move(1, event.isShiftDown());
            case ESCAPE -> model.brush(Parts.ALL);
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void move(int by, boolean extending) {
        to = Math.clamp((long) to + by, 0, TaskPages.PARTS - 1);
        from = extending ? from : to;
        model.brush(drawn());
    }
}
