package whetstone.desktop.plugins;

import static org.kordamp.ikonli.materialdesign2.MaterialDesignP.PUZZLE_OUTLINE;

import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.animation.PauseTransition;
import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import whetstone.api.desktop.ViewContribution;
import whetstone.core.plugin.Boundary;
import whetstone.core.plugin.OfferedView;
import whetstone.core.plugin.PluginException;
import whetstone.core.store.Workspace;
import whetstone.desktop.frame.EmptyState;
import whetstone.desktop.session.RunRow;
import whetstone.desktop.session.Session;
import whetstone.desktop.thread.Gate;

/// A view of a plugin: stands between the plugin, which may throw or take its time, and the window.
public final class ContributedView extends StackPane {
    private static final Duration PATIENCE = Duration.seconds(10);

    /// What a picture shows; another one is drawn when this is another one.
    private record Subject(Workspace workspace, long run, int steps, RunRow.State state) {}

    /// What came of asking the plugin.
    private sealed interface Drawn {
        /// What the plugin gave.
        record Nodes(Node node) implements Drawn {}

        /// Why there is nothing.
        record Failure(String why) implements Drawn {}
    }

    private final OfferedView offered;
    private final Session session;
    private final Consumer<String> trouble;
    private final Gate.Lane lane;
    private final PauseTransition patience;
    // Held here alone: a view that nobody shows any more is forgotten, and its plugin's classes
    // with it.
    private final InvalidationListener looking = _ -> look();
    private Optional<Subject> subject = Optional.empty();
    private @Nullable ViewContribution made; // in the lane only

    /// @param trouble hears what keeps the plugin from being shown; an empty text when nothing does any more
    public ContributedView(OfferedView offered, Session session, Consumer<String> trouble) {
        this(offered, session, trouble, PATIENCE);
    }

    ContributedView(
            OfferedView offered, Session session, Consumer<String> trouble, Duration patience) {
        this.offered = offered;
        this.session = session;
        this.trouble = trouble;
        lane = session.gate().lane();
        this.patience = new PauseTransition(patience);
        this.patience.setOnFinished(_ -> late());
        var weak = new WeakInvalidationListener(looking);
        session.run().addListener(weak);
        session.changes().addListener(weak);
        sceneProperty().addListener(looking);
        containEvents();
    }

    // What a person does in the view reaches the plugin through here.
    private void containEvents() {
        var usual = getEventDispatcher();
        setEventDispatcher((event, tail) -> {
            try {
                return Boundary.here(
                                offered.plugin(),
                                "view " + offered.id(),
                                () -> Optional.ofNullable(usual.dispatchEvent(event, tail)))
                        .orElse(null);
            } catch (PluginException e) {
                fail(String.valueOf(e.getMessage()));
                return null;
            }
        });
    }

    private void look() {
        if (getScene() == null) {
            return;
        }
        var row = session.row();
        var open = session.workspace().get();
        if (row.isEmpty() || open.isEmpty()) {
            subject = Optional.empty();
            say("No run to show", "Start one, or choose one in the view Runs.");
            return;
        }
        var now = row.get();
        var next = new Subject(open.get(), now.run().id(), now.run().steps(), now.state());
        var before = subject.map(Subject::run);
        if (subject.equals(Optional.of(next))) {
            return;
        }
        subject = Optional.of(next);
        if (!before.equals(Optional.of(next.run()))) {
            say(offered.title(), "Reading " + now.title() + "…");
        }
        patience.playFromStart();
        var run = new StoredRun(next.workspace(), next.run(), now.run().name());
        lane.load(() -> draw(run), drawn -> take(next, drawn));
    }

    private Drawn draw(StoredRun run) {
        try {
            return new Drawn.Nodes(
                    Boundary.here(
                            offered.plugin(),
                            "view " + offered.id(),
                            () -> Objects.requireNonNull(view().show(run), "no nodes")));
        } catch (PluginException e) {
            return new Drawn.Failure(String.valueOf(e.getMessage()));
        }
    }

    private ViewContribution view() {
        var view = made == null ? offered.make() : made;
        made = view;
        return view;
    }

    private void take(Subject of, Drawn drawn) {
        if (!subject.equals(Optional.of(of))) {
            return; // A newer one is on its way.
        }
        patience.stop();
        switch (drawn) {
            case Drawn.Failure(var why) -> fail(why);
            case Drawn.Nodes(var node) -> put(node);
        }
    }

    // Laid out at once: what goes wrong there goes wrong here.
    private void put(Node node) {
        try {
            Boundary.here(
                    offered.plugin(),
                    "view " + offered.id(),
                    () -> {
                        getChildren().setAll(node);
                        applyCss();
                        layout();
                        return node;
                    });
            trouble.accept("");
        } catch (PluginException e) {
            fail(String.valueOf(e.getMessage()));
        }
    }

    private void late() {
        fail(
                "plugin %s: view %s has been drawing for %.0f s; it is shown when it is done, or disable the plugin"
                        .formatted(
                                offered.plugin(),
                                offered.id(),
                                patience.getDuration().toSeconds()));
    }

    private void fail(String why) {
        say(offered.title() + " cannot be shown", why);
        trouble.accept(why);
    }

    private void say(String title, String text) {
        getChildren().setAll(EmptyState.of(PUZZLE_OUTLINE, title, text));
    }
}
