package whetstone.desktop.curves;

import java.util.List;
import java.util.Optional;
import javafx.beans.InvalidationListener;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import whetstone.core.store.Workspace;
import whetstone.desktop.curves.ChartReader.Reading;
import whetstone.desktop.curves.ChartReader.Request;
import whetstone.desktop.session.Session;
import whetstone.desktop.session.Session.Spot;
import whetstone.desktop.thread.Gate;

/// The curves of the runs that are compared: which metrics, how much of them, how smooth.
public final class CurvesModel {
    private static final List<String> USUAL =
            List.of("reward/mean", "verdict/correct_share", "loss", "sampling/entropy");
    private static final int COLUMNS = 800;
    private static final double LEAST_VIEW = 4; // steps

    private final Session session;
    private final Gate.Lane lane;
    private final ObservableList<String> names = FXCollections.observableArrayList();
    private final ObservableList<String> chosen = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<List<Chart>> charts =
            new ReadOnlyObjectWrapper<>(List.of());
    private final IntegerProperty window = new SimpleIntegerProperty();
    private final DoubleProperty cursor = new SimpleDoubleProperty(Double.NaN);
    private boolean own; // a person has chosen the metrics
    private double first;
    private double last = -1;
    private double length = 1;

    public CurvesModel(Session session) {
        this.session = session;
        lane = session.gate().lane();
        InvalidationListener reload = _ -> reload();
        session.changes().addListener(reload);
        session.shown().addListener(reload);
        session.workspace().addListener(_ -> forget());
        chosen.addListener(reload);
        window.addListener(reload);
        reload();
    }

    private void forget() {
        own = false;
        chosen.clear();
    }

    private void reload() {
        var open = session.workspace().get();
        if (open.isEmpty() || session.shown().isEmpty()) {
            charts.set(List.of());
            names.clear();
            return;
        }
        read(open.get());
    }

    private void read(Workspace open) {
        var request =
                new Request(
                        List.copyOf(session.shown()),
                        List.copyOf(chosen),
                        first,
                        last,
                        COLUMNS,
                        window.get());
        lane.load(() -> ChartReader.read(open, request), this::take);
    }

    private void take(Reading reading) {
        length = reading.length();
        if (!names.equals(reading.names())) {
            names.setAll(reading.names());
        }
        if (!own && !names.isEmpty()) {
            var usual = USUAL.stream().filter(names::contains).toList();
            var wanted = usual.isEmpty() ? List.of(names.getFirst()) : usual;
            if (!chosen.equals(wanted)) {
                chosen.setAll(wanted);
                return;
            }
        }
        charts.set(reading.charts());
    }

    /// Draws a metric or draws it no more; from then on no other is added or left out. The last one stays.
    public void choose(String name, boolean drawn) {
        own = true;
        if (drawn && !chosen.contains(name)) {
            chosen.add(name);
        } else if (!drawn && chosen.size() > 1) {
            chosen.remove(name);
        }
    }

    /// Metrics that can be chosen.
    public ObservableList<String> names() {
        return names;
    }

    /// Metrics that are drawn, one chart each.
    public ObservableList<String> chosen() {
        return chosen;
    }

    /// What is drawn.
    public ReadOnlyObjectProperty<List<Chart>> charts() {
        return charts.getReadOnlyProperty();
    }

    /// Steps to either side that curves are smoothed over; 0 for none.
    public IntegerProperty window() {
        return window;
    }

    /// The step of the whole run that is pointed at, the same in all charts; not a number for none.
    public DoubleProperty cursor() {
        return cursor;
    }

    /// Shows `factor` times as many steps, keeping `around` in its place.
    public void zoom(double around, double factor) {
        double from = last <= first ? 0 : first;
        double to = last <= first ? length - 1 : last;
        double left = around - (around - from) * factor;
        double right = around + (to - around) * factor;
        if (right - left >= length - 1) {
            whole();
        } else if (right - left >= LEAST_VIEW) {
            view(left, right);
        }
    }

    /// Shows the steps from `from` to `to`.
    public void view(double from, double to) {
        if (to - from >= LEAST_VIEW) {
            first = Math.max(0, from);
            last = Math.min(length - 1, to);
            reload();
        }
    }

    /// Shows all steps.
    public void whole() {
        first = 0;
        last = -1;
        reload();
    }

    /// Leads all views to the step that was pointed at.
    public void go(Chart.Hit hit) {
        session.go(new Spot(hit.series().run(), hit.point().stage(), hit.point().step()));
    }

    /// Steps of the longest run shown.
    public double length() {
        return length;
    }

    /// Every raw value of the charts, as comma-separated values; read anew, since what is drawn is thinned.
    public void csv(java.util.function.Consumer<String> then) {
        var open = session.workspace().get();
        if (open.isPresent()) {
            var request =
                    new Request(
                            List.copyOf(session.shown()),
                            List.copyOf(chosen),
                            0,
                            -1,
                            Integer.MAX_VALUE,
                            0);
            session.gate()
                    .load(() -> Export.csv(ChartReader.read(open.get(), request).charts()), then);
        }
    }

    /// The first chart as a drawing; nothing where there is none.
    public Optional<String> svg() {
        return charts.get().stream().findFirst().map(Export::svg);
    }
}
