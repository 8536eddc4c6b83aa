package whetstone.desktop.welcome;

import java.util.List;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import whetstone.desktop.plugins.Catalogue;
import whetstone.desktop.session.RunRow.State;
import whetstone.desktop.session.Session;

/// The checklist of the first hour: every item ticks itself.
public final class WelcomeModel {

    /// Something to have done once.
    public record Item(String text, ReadOnlyBooleanProperty done) {}

    private final ReadOnlyBooleanWrapper plugins = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper started = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper finished = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper pointed = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper inspected = new ReadOnlyBooleanWrapper();

    public WelcomeModel(Session session, Catalogue catalogue) {
        Runnable look =
                () -> {
                    plugins.set(
                            catalogue
                                    .offer()
                                    .get()
                                    .filter(o -> !o.domains().isEmpty())
                                    .isPresent());
                    started.set(!session.runs().isEmpty());
                    finished.set(
                            session.runs().stream().anyMatch(row -> row.state() == State.DONE));
                };
        catalogue.offer().addListener((_, _, _) -> look.run());
        session.changes().addListener((_, _, _) -> look.run());
        session.spot().addListener((_, _, spot) -> pointed.set(pointed.get() || spot.isPresent()));
        session.rollout()
                .addListener((_, _, id) -> inspected.set(inspected.get() || id.longValue() > 0));
        look.run();
    }

    public List<Item> items() {
        return List.of(
                new Item("Plugins with tasks are loaded", plugins.getReadOnlyProperty()),
                new Item("A run was started", started.getReadOnlyProperty()),
                new Item("A run came to its end", finished.getReadOnlyProperty()),
                new Item(
                        "You followed a point of a curve to its rollouts",
                        pointed.getReadOnlyProperty()),
                new Item(
                        "You looked at a rollout, its verdict and its credit",
                        inspected.getReadOnlyProperty()));
    }
}
