package whetstone.core.plugin;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.pf4j.PluginWrapper;
import whetstone.api.Curator;
import whetstone.api.Curators;
import whetstone.api.Curricula;
import whetstone.api.Curriculum;
import whetstone.api.Domain;
import whetstone.api.Evaluator;
import whetstone.api.Evaluators;
import whetstone.api.RolloutPlan;
import whetstone.api.RolloutPlans;
import whetstone.api.Sandbox;
import whetstone.api.SandboxUser;
import whetstone.api.Tool;
import whetstone.api.ToolDomain;
import whetstone.api.Tools;
import whetstone.api.Verifier;
import whetstone.api.Verifiers;
import whetstone.api.algorithm.Algorithm;
import whetstone.api.algorithm.Algorithms;
import whetstone.api.desktop.View;
import whetstone.api.desktop.ViewContribution;

/// What plugins contribute, gathered one extension at a time.
final class Extensions {
    final SortedMap<String, Verifier<?>> verifiers = new TreeMap<>();
    final SortedMap<String, Algorithm> algorithms = new TreeMap<>();
    final SortedMap<String, Tool> tools = new TreeMap<>();
    final SortedMap<String, Curator> curators = new TreeMap<>();
    final SortedMap<String, RolloutPlan> plans =
            new TreeMap<>(Map.of("even", new RolloutPlan.Even()));
    final SortedMap<String, Curriculum> curricula =
            new TreeMap<>(
                    Map.of(
                            "uniform", new Curriculum.Uniform(),
                            "pass-rate", new Curriculum.PassRate(0.02)));
    final SortedMap<String, Evaluator> evaluators = new TreeMap<>();
    final SortedMap<String, OfferedView> views = new TreeMap<>();
    final List<PluginProblem> problems = new ArrayList<>();
    private final Sandbox sandbox;

    /// @param sandbox for those that run other people's code
    Extensions(Sandbox sandbox) {
        this.sandbox = sandbox;
    }

    /// Takes what `plugin` contributes.
    ///
    /// @return a line for each contribution
    List<String> take(PluginWrapper plugin) {
        var id = plugin.getPluginId();
        var lines = new ArrayList<String>();
        var names = List.<String>of();
        try {
            names =
                    Boundary.call(
                            id,
                            "listing its extensions",
                            () ->
                                    List.copyOf(
                                            plugin.getPluginManager().getExtensionClassNames(id)));
            if (names.isEmpty()) {
                problem(id, "contributes nothing: META-INF/extensions.idx is missing or empty");
            }
        } catch (PluginException e) {
            problem(e);
        }
        for (var name : names.stream().sorted().toList()) {
            try {
                take(plugin, name, lines);
            } catch (PluginException e) {
                problem(e);
            }
        }
        return lines.stream().sorted().toList();
    }

    private void take(PluginWrapper plugin, String name, List<String> lines) {
        var id = plugin.getPluginId();
        Class<?> type =
                Boundary.call(
                        id, "loading " + name, () -> plugin.getPluginClassLoader().loadClass(name));
        if (ViewContribution.class.isAssignableFrom(type)) {
            view(id, type.asSubclass(ViewContribution.class), lines);
            return;
        }
        Object extension = Boundary.make(id, type);
        if (extension instanceof SandboxUser user) {
            Boundary.call(
                    id,
                    "use of " + name,
                    () -> {
                        user.use(sandbox);
                        return user;
                    });
        }
        add(id, name, extension, lines);
    }

    private void add(String plugin, String name, Object extension, List<String> lines) {
        if (extension instanceof Tools offered) {
            var all = Boundary.call(plugin, "tools of " + name, () -> List.copyOf(offered.tools()));
            all.forEach(tool -> tool(plugin, name, tool, lines));
        }
        switch (extension) {
            case Verifier<?> verifier -> verifier(plugin, name, verifier, lines);
            case Verifiers offered -> {
                var all = Boundary.call(plugin, "all of " + name, () -> List.copyOf(offered.all()));
                all.forEach(verifier -> verifier(plugin, name, verifier, lines));
            }
            case Tool tool -> tool(plugin, name, tool, lines);
            case Algorithms offered -> {
                var all = defaults(plugin, name, offered::defaults);
                named(plugin, "algorithm", all, algorithms, lines);
            }
            case Curators offered -> {
                var all = defaults(plugin, name, offered::defaults);
                named(plugin, "curator", all, curators, lines);
            }
            case RolloutPlans offered -> {
                var all = defaults(plugin, name, offered::defaults);
                named(plugin, "rollouts", all, plans, lines);
            }
            case Curricula offered -> {
                var all = defaults(plugin, name, offered::defaults);
                named(plugin, "curriculum", all, curricula, lines);
            }
            case Evaluators offered -> {
                var all = defaults(plugin, name, offered::defaults);
                named(plugin, "evaluator", all, evaluators, lines);
            }
            case Tools _ -> {} // taken above: whoever brings them may judge as well
            default -> problem(plugin, name + " implements no extension point of this program");
        }
    }

    private static <T> Map<String, T> defaults(
            String plugin, String name, Callable<Map<String, T>> offered) {
        return Boundary.call(plugin, "defaults of " + name, () -> Map.copyOf(offered.call()));
    }

    private void verifier(String plugin, String name, Verifier<?> verifier, List<String> lines) {
        var id = Boundary.call(plugin, "id of " + name, () -> verifier.id().strip());
        var type =
                Boundary.call(plugin, "truthType of " + name, () -> verifier.truthType().getName());
        if (!wellFormed(plugin, name, id)) {
            return;
        }
        var first = verifiers.putIfAbsent(id, verifier);
        if (first == null) {
            lines.add((verifier instanceof Domain<?> ? "domain " : "verifier ") + id);
            if (verifier instanceof ToolDomain<?> domain) {
                verifier(plugin, name, new StepJudge(domain, id), lines);
            }
            return;
        }
        problem(
                plugin,
                "%s (truth %s): '%s' is taken by plugin %s; remove one of the two"
                        .formatted(name, type, id, Boundary.owner(first)));
    }

    private boolean wellFormed(String plugin, String name, String id) {
        boolean so = id.matches("[a-z0-9][a-z0-9-]*(/[a-z0-9][a-z0-9-]*)+");
        if (!so) {
            problem(
                    plugin,
                    "%s calls itself '%s'; expected area/name in small letters"
                            .formatted(name, id));
        }
        return so;
    }

    private void tool(String plugin, String name, Tool tool, List<String> lines) {
        var id = Boundary.call(plugin, "id of " + name, () -> tool.id().strip());
        if (!wellFormed(plugin, name, id)) {
            return;
        }
        var first = tools.putIfAbsent(id, tool);
        if (first == null) {
            lines.add("tool " + id);
            return;
        }
        taken(plugin, name, id, Boundary.owner(first));
    }

    private void taken(String plugin, String name, String id, String by) {
        problem(
                plugin,
                "%s: '%s' is taken by plugin %s; remove one of the two".formatted(name, id, by));
    }

    private void view(String plugin, Class<? extends ViewContribution> type, List<String> lines) {
        var named = type.getAnnotation(View.class);
        if (named == null) {
            problem(plugin, type.getName() + " is a view without @View(id, title)");
            return;
        }
        if (!wellFormed(plugin, type.getName(), named.id())) {
            return;
        }
        var view = new OfferedView(plugin, named.id(), named.title(), type);
        var first = views.putIfAbsent(view.id(), view);
        if (first == null) {
            lines.add("view " + view.id());
            return;
        }
        taken(plugin, type.getName(), view.id(), first.plugin());
    }

    // What recipes name and give settings.
    private <T> void named(
            String plugin,
            String kind,
            Map<String, T> offered,
            Map<String, T> into,
            List<String> lines) {
        offered.forEach((name, value) -> {
            var first = into.get(name);
            if (!(value instanceof Record)) {
                problem(
                        plugin,
                        "%s '%s' is no record; its settings cannot be read".formatted(kind, name));
            } else if (first != null) {
                problem(
                        plugin,
                        "%s '%s' is taken by plugin %s; remove one of the two"
                                .formatted(kind, name, Boundary.owner(first)));
            } else {
                into.put(name, value);
                lines.add(kind + " " + name);
            }
        });
    }

    void problem(PluginException e) {
        problems.add(PluginProblem.of(e));
    }

    void problem(String plugin, String what) {
        problems.add(new PluginProblem(plugin, what));
    }
}
