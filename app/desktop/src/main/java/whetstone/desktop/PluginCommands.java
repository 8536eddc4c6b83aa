package whetstone.desktop;

import static org.kordamp.ikonli.materialdesign2.MaterialDesignC.CHECK_DECAGRAM_OUTLINE;
import static org.kordamp.ikonli.materialdesign2.MaterialDesignP.PACKAGE_UP;
import static org.kordamp.ikonli.materialdesign2.MaterialDesignP.PUZZLE_OUTLINE;
import static org.kordamp.ikonli.materialdesign2.MaterialDesignP.PUZZLE_PLUS_OUTLINE;
import static org.kordamp.ikonli.materialdesign2.MaterialDesignR.RELOAD;
import static org.kordamp.ikonli.materialdesign2.MaterialDesignS.STORE_OUTLINE;
import static org.kordamp.ikonli.materialdesign2.MaterialDesignU.UNDO;
import static whetstone.desktop.frame.Command.always;

import java.util.List;
import java.util.stream.Stream;
import whetstone.desktop.frame.Command;
import whetstone.desktop.plugins.PluginsModel.Tab;

/// What can be done with plugins.
record PluginCommands(Models models, Shell shell, Dialogs dialogs) {

    /// All of them.
    List<Command> all() {
        return Stream.concat(doing().stream(), Stream.of(Tab.values()).map(this::tab)).toList();
    }

    private List<Command> doing() {
        var plugins = models.plugins();
        return List.of(
                always(
                        "plugins-install",
                        "Install from a file…",
                        PUZZLE_PLUS_OUTLINE,
                        "",
                        this::install),
                always("plugins-look", "Ask the sites", STORE_OUTLINE, "", showing(plugins::look)),
                always(
                                "plugins-update",
                                "Update all plugins",
                                PACKAGE_UP,
                                "",
                                showing(plugins::updateAll))
                        .when(
                                plugins.updatable(),
                                "No update is known; ask the sites whether there is one"),
                always(
                                "plugins-undo",
                                "Undo the change of plugins",
                                UNDO,
                                "",
                                showing(plugins.work()::undo))
                        .when(plugins.work().undoable(), "Nothing was done that can be undone"),
                always("plugins-reload", "Load plugins anew", RELOAD, "", plugins::reload),
                always(
                        "plugins-verify",
                        "Verify plugins",
                        CHECK_DECAGRAM_OUTLINE,
                        "",
                        showing(plugins::verify)));
    }

    private Command tab(Tab tab) {
        return always(
                "plugins-tab-" + tab.title(),
                "Plugins: " + tab.title(),
                PUZZLE_OUTLINE,
                "",
                showing(() -> models.plugins().tab().set(tab)));
    }

    private Runnable showing(Runnable action) {
        return () -> {
            shell.show("plugins");
            action.run();
        };
    }

    private void install() {
        shell.show("plugins");
        var files = dialogs.archives().get();
        if (!files.isEmpty()) {
            models.plugins().install(files);
        }
    }
}
