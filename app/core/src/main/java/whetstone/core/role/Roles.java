package whetstone.core.role;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;
import whetstone.api.Seed;
import whetstone.core.recipe.RecipeException;
import whetstone.core.recipe.RoleBinding;
import whetstone.core.recipe.Spelling;
import whetstone.core.store.Answers;
import whetstone.core.store.Answers.Place;
import whetstone.core.store.Workspace;
import whetstone.device.ComputeDevice;

/// Who answers for the roles of a run. A model is opened when a stage first asks for it, and closed with this.
public final class Roles implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();

    /// What roles are bound within.
    ///
    /// @param bindings by role, as the recipe says
    /// @param seed of stand-ins
    /// @param device of models of ours
    /// @param standIns by the name that recipes use
    public record Setting(
            Workspace workspace,
            Map<String, RoleBinding> bindings,
            Seed seed,
            ComputeDevice device,
            Map<String, StandIn> standIns) {
        public Setting {
            bindings = Map.copyOf(bindings);
            standIns = Map.copyOf(standIns);
        }
    }

    private final Setting setting;
    private final long run;
    private final Runnable kept;
    private final Map<String, Endpoint> endpoints = new HashMap<>();
    private final Map<String, MeteredModel> checkpoints = new HashMap<>();
    private final List<ChatModel> opened = new ArrayList<>();

    /// @param run that pays
    /// @param kept is called after answers were kept, and while a role waits; what it throws ends the asking, as a stop does
    public Roles(Setting setting, long run, Runnable kept) {
        this.kept = kept;
        this.setting = setting;
        this.run = run;
    }

    /// Refuses what cannot work, before anything is asked: a key or a model that is not there, a stand-in that nobody
    /// knows.
    public static void check(Setting setting) {
        setting.bindings()
                .forEach((role, binding) -> {
                    switch (binding) {
                        case RoleBinding.Endpoint endpoint ->
                                Key.read(role, endpoint.keyFrom(), System::getenv);
                        case RoleBinding.Checkpoint(var named) ->
                                ModelPlaces.find(named, setting.workspace().folder());
                        case RoleBinding.StandIn settings ->
                                standIn(setting, role, settings).close();
                    }
                });
    }

    /// Whoever answers for `role` in a stage; need not be closed.
    ///
    /// @throws RecipeException if the recipe binds nobody to it
    public ChatModel of(String role, String stage) {
        var bound = setting.bindings().get(role);
        if (bound == null) {
            throw new RecipeException(
                    "roles.%s: stage '%s' needs it and nobody is bound to it; %s"
                            .formatted(
                                    role,
                                    stage,
                                    setting.bindings().isEmpty()
                                            ? "add 'roles: {%s: {endpoint: …, model: …}}'"
                                                    .formatted(role)
                                            : Spelling.meant(role, setting.bindings().keySet())));
        }
        var place = new Place(run, stage, role);
        var answers = setting.workspace().answers();
        return switch (bound) {
            case RoleBinding.Endpoint endpoint ->
                    new CachedModel(endpoint(role, endpoint, answers), answers, place, kept);
            case RoleBinding.Checkpoint(var named) ->
                    new CachedModel(checkpoint(role, named), answers, place, kept);
            // A program costs nothing to ask again.
            case RoleBinding.StandIn settings -> {
                var made = standIn(setting, role, settings);
                opened.add(made);
                yield made;
            }
        };
    }

    /// Finds out what servers can do of which nobody knows yet: a run that needs one later hears now that it is not there.
    ///
    /// @throws RoleException if nobody answers there, or the server lacks what the recipe requires
    public void meet() {
        var answers = setting.workspace().answers();
        setting.bindings()
                .forEach((role, binding) -> {
                    if (binding instanceof RoleBinding.Endpoint server) {
                        endpoint(role, server, answers).capabilities();
                    }
                });
    }

    /// What the roles came to so far, stage by stage.
    public List<Answers.Spending> spending() {
        return setting.workspace().answers().spending(run);
    }

    private Endpoint endpoint(String role, RoleBinding.Endpoint settings, Answers answers) {
        return endpoints.computeIfAbsent(
                role,
                _ ->
                        new Endpoint(
                                        role,
                                        settings,
                                        answers.spent(run, role),
                                        remembered(
                                                answers,
                                                settings.model() + "@" + settings.endpoint()))
                                .watchedBy(kept));
    }

    private static Capabilities.Memory remembered(Answers answers, String endpoint) {
        return new Capabilities.Memory() {
            @Override
            public Optional<Capabilities> known() {
                return answers.capabilities(endpoint)
                        .map(json -> JSON.readValue(json, Capabilities.class));
            }

            @Override
            public void learned(Capabilities found) {
                answers.capabilities(endpoint, JSON.writeValueAsString(found));
            }
        };
    }

    private MeteredModel checkpoint(String role, String named) {
        return checkpoints.computeIfAbsent(
                role,
                _ ->
                        LocalModel.read(
                                ModelPlaces.find(named, setting.workspace().folder()),
                                setting.device()));
    }

    private static ChatModel standIn(Setting setting, String role, RoleBinding.StandIn settings) {
        var known = setting.standIns();
        var maker = known.get(settings.standIn());
        if (maker == null) {
            throw new RecipeException(
                    "roles.%s.standIn: no stand-in '%s'; %s"
                            .formatted(
                                    role,
                                    settings.standIn(),
                                    Spelling.meant(settings.standIn(), known.keySet())));
        }
        try {
            return maker.of(settings, setting.seed().derive("roles").derive(role));
        } catch (IllegalArgumentException e) {
            throw new RecipeException("roles.%s: %s".formatted(role, e.getMessage()));
        }
    }

    @Override
    public void close() {
        endpoints.values().forEach(Endpoint::close);
        checkpoints.values().forEach(MeteredModel::close);
        opened.forEach(ChatModel::close);
    }
}
