package whetstone.desktop.plugins;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import whetstone.api.Curator;
import whetstone.api.Curriculum;
import whetstone.api.Evaluator;
import whetstone.api.RolloutPlan;
import whetstone.api.algorithm.Algorithm;
import whetstone.core.plugin.OfferedView;
import whetstone.core.plugin.PluginInfo;
import whetstone.core.plugin.PluginPlaces;
import whetstone.core.plugin.PluginProblem;
import whetstone.core.plugin.PluginStatus;
import whetstone.core.plugin.Plugins;
import whetstone.core.plugin.Previews;
import whetstone.core.store.Workspace;
import whetstone.desktop.session.Session;
import whetstone.desktop.thread.Gate;

/// The plugins of the program and of the open workspace: loaded once for each workspace, away from the window.
public final class Catalogue {

    /// What there is.
    ///
    /// @param statuses how every plugin that was found stands in this window
    /// @param algorithms with their default hyper-parameters, by the name that recipes use
    /// @param curators with their default settings, likewise
    /// @param plans rollout plans with their default settings, likewise
    /// @param curricula with their default settings, likewise
    /// @param evaluators with their default settings, likewise
    /// @param verifiers ids of all that judge, domains included
    /// @param domains ids of those that also draw
    /// @param previews what those have to show of their problems
    /// @param views that plugins add to the window, none of them made
    public record Offer(
            List<PluginStatus> statuses,
            List<PluginInfo> loaded,
            List<PluginProblem> problems,
            Map<String, Algorithm> algorithms,
            Map<String, Curator> curators,
            Map<String, RolloutPlan> plans,
            Map<String, Curriculum> curricula,
            Map<String, Evaluator> evaluators,
            Set<String> verifiers,
            Set<String> domains,
            Previews previews,
            List<OfferedView> views) {}

    private final Session session;
    private final Path shipped;
    private final Path library;
    private final Path cache;
    private final Gate.Lane lane;
    private volatile Optional<Plugins> plugins = Optional.empty(); // those of the offer
    private final ReadOnlyObjectWrapper<Optional<Offer>> offer =
            new ReadOnlyObjectWrapper<>(Optional.empty());

    /// @param shipped folder of the plugins that ship with the program
    /// @param library of the plugins that this user installed
    /// @param cache where plugins are unpacked
    public Catalogue(Session session, Path shipped, Path library, Path cache) {
        this.session = session;
        this.shipped = shipped;
        this.library = library;
        this.cache = cache;
        lane = session.gate().lane();
        session.workspace().addListener((_, _, open) -> open.ifPresent(this::load));
        session.workspace().get().ifPresent(this::load);
    }

    private void load(Workspace open) {
        var places = places(open);
        lane.load(() -> Plugins.load(places), this::take);
    }

    // What was handed out lives in the plugins' class loaders: they are closed when everybody has
    // the new ones.
    private void take(Plugins loaded) {
        var replaced = plugins;
        plugins = Optional.of(loaded);
        offer.set(Optional.of(offered(loaded)));
        replaced.ifPresent(old -> session.gate().load(() -> closed(old), _ -> {}));
    }

    private static Plugins closed(Plugins plugins) {
        plugins.close();
        return plugins;
    }

    // What lies in a workspace runs only if this user trusts it: it may come from anybody.
    private PluginPlaces places(Workspace open) {
        return new PluginPlaces(shipped, library, open.plugins(), cache, false);
    }

    /// Where plugins come from; nothing while no workspace is open.
    Optional<PluginPlaces> places() {
        return session.workspace().get().map(this::places);
    }

    /// Loads all plugins anew. Processes that run keep those that they started with.
    public void reload() {
        session.workspace().get().ifPresent(this::load);
    }

    private static Offer offered(Plugins plugins) {
        var domains = plugins.domains();
        return new Offer(
                plugins.statuses(),
                plugins.loaded(),
                plugins.problems(),
                plugins.algorithms(),
                plugins.curators(),
                plugins.rolloutPlans(),
                plugins.curricula(),
                plugins.evaluators(),
                plugins.verifiers().keySet(),
                domains.keySet(),
                new Previews(domains),
                plugins.views());
    }

    /// The plugin that a thread is in, given what it is in the midst of. Asked on any thread.
    Optional<String> holder(StackTraceElement[] stack) {
        return plugins.flatMap(loaded -> loaded.holder(stack));
    }

    /// What there is; empty while it is being loaded.
    public ReadOnlyObjectProperty<Optional<Offer>> offer() {
        return offer.getReadOnlyProperty();
    }
}
