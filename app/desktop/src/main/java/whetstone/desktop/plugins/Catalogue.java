package whetstone.desktop.plugins;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import whetstone.api.Curator;
import whetstone.api.algorithm.Algorithm;
import whetstone.core.plugin.PluginInfo;
import whetstone.core.plugin.PluginPlaces;
import whetstone.core.plugin.PluginProblem;
import whetstone.core.plugin.Plugins;
import whetstone.core.store.Workspace;
import whetstone.desktop.session.Session;
import whetstone.desktop.thread.Gate;

/// The plugins of the program and of the open workspace: loaded once for each workspace, away from the window.
public final class Catalogue {

    /// What there is.
    ///
    /// @param algorithms with their default hyper-parameters, by the name that recipes use
    /// @param curators with their default settings, likewise
    /// @param verifiers ids of all that judge, domains included
    /// @param domains ids of those that also draw
    public record Offer(
            List<PluginInfo> loaded,
            List<PluginProblem> problems,
            Map<String, Algorithm> algorithms,
            Map<String, Curator> curators,
            Set<String> verifiers,
            Set<String> domains) {}

    private final Path shipped;
    private final Path library;
    private final Path cache;
    private final Gate.Lane lane;
    private final ReadOnlyObjectWrapper<Optional<Offer>> offer =
            new ReadOnlyObjectWrapper<>(Optional.empty());

    /// @param shipped folder of the plugins that ship with the program
    /// @param library of the plugins that this user installed
    /// @param cache where plugins are unpacked
    public Catalogue(Session session, Path shipped, Path library, Path cache) {
        this.shipped = shipped;
        this.library = library;
        this.cache = cache;
        lane = session.gate().lane();
        session.workspace().addListener((_, _, open) -> open.ifPresent(this::load));
        session.workspace().get().ifPresent(this::load);
    }

    // Left open: algorithms that were handed out live in the plugins' class loaders.
    private void load(Workspace open) {
        // What lies in a workspace runs only if this user trusts it: it may come from anybody.
        var places = new PluginPlaces(shipped, library, open.plugins(), cache, false);
        lane.load(() -> read(places), offer::set);
    }

    private static Optional<Offer> read(PluginPlaces places) {
        var plugins = Plugins.load(places);
        return Optional.of(
                new Offer(
                        plugins.loaded(),
                        plugins.problems(),
                        plugins.algorithms(),
                        plugins.curators(),
                        plugins.verifiers().keySet(),
                        plugins.domains().keySet()));
    }

    /// What there is; empty while it is being loaded.
    public ReadOnlyObjectProperty<Optional<Offer>> offer() {
        return offer.getReadOnlyProperty();
    }
}
