package whetstone.desktop;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import whetstone.desktop.frame.Menus;
import whetstone.desktop.frame.Menus.Menu;
import whetstone.desktop.frame.Perspective;
import whetstone.desktop.frame.ViewSpec;

/// Where every command stands.
final class MenuPlan {
    private static final Menu FILE =
            new Menu("File", List.of("open", "save", "", "show-preferences", "", "quit"));
    private static final List<String> CONTROL = List.of("pause", "resume", "stop", "checkpoint");
    private static final List<String> RUN =
            List.of("sample", "run", "fork", "estimate-left", "copy-command", "fix", "");
    private static final Menu PLUGINS =
            new Menu(
                    "Plugins",
                    List.of(
                            "plugins-install",
                            "plugins-look",
                            "plugins-update",
                            "plugins-undo",
                            "",
                            "plugins-reload",
                            "plugins-verify"));
    private static final Menu HELP =
            new Menu(
                    "Help",
                    List.of(
                            "show-welcome",
                            "palette",
                            "refresh",
                            "next-rollout",
                            "previous-rollout"));

    private MenuPlan() {}

    /// @param views ours
    /// @param contributed those of plugins
    static Menus of(List<ViewSpec> views, List<ViewSpec> contributed) {
        var line = contributed.isEmpty() ? List.<String>of() : List.of("");
        var shows = joined(shows(views), joined(line, shows(contributed)));
        var view = new Menu("View", shows);
        var run = new Menu("Run", joined(RUN, CONTROL));
        return new Menus(
                List.of(FILE, run, view, PLUGINS, window(), HELP), joined(List.of("run"), CONTROL));
    }

    private static List<String> shows(List<ViewSpec> views) {
        return views.stream().map(each -> "show-" + each.id()).toList();
    }

    private static Menu window() {
        var commands = new ArrayList<String>();
        Stream.of(Perspective.values()).forEach(each -> commands.add("perspective-" + each.id()));
        commands.addAll(List.of("", "reset-layout", "next-view", ""));
        commands.addAll(List.of("theme-system", "theme-light", "theme-dark"));
        return new Menu("Window", commands);
    }

    private static List<String> joined(List<String> first, List<String> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }
}
