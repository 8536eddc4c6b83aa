package whetstone.desktop;

import static org.kordamp.ikonli.materialdesign2.MaterialDesignC.CHEVRON_DOWN;
import static org.kordamp.ikonli.materialdesign2.MaterialDesignC.CHEVRON_UP;
import static org.kordamp.ikonli.materialdesign2.MaterialDesignC.CLOSE;
import static org.kordamp.ikonli.materialdesign2.MaterialDesignF.FOLDER_OPEN_OUTLINE;
import static org.kordamp.ikonli.materialdesign2.MaterialDesignM.MAGNIFY;
import static org.kordamp.ikonli.materialdesign2.MaterialDesignR.REFRESH;
import static org.kordamp.ikonli.materialdesign2.MaterialDesignR.RESTORE;
import static org.kordamp.ikonli.materialdesign2.MaterialDesignT.THEME_LIGHT_DARK;
import static org.kordamp.ikonli.materialdesign2.MaterialDesignV.VIEW_CAROUSEL_OUTLINE;
import static org.kordamp.ikonli.materialdesign2.MaterialDesignV.VIEW_DASHBOARD_OUTLINE;
import static whetstone.desktop.frame.Command.always;

import java.util.List;
import java.util.stream.Stream;
import whetstone.desktop.frame.Command;
import whetstone.desktop.frame.Perspective;
import whetstone.desktop.frame.ViewSpec;
import whetstone.desktop.preferences.PreferencesModel;

/// What can be done with the window and what it shows.
record FrameCommands(Models models, Shell shell) {

    /// All of them, `views` opened by one each.
    List<Command> all(List<ViewSpec> views) {
        return Stream.of(
                        window().stream(),
                        looking().stream(),
                        Stream.of(Perspective.values()).map(this::perspective),
                        PreferencesModel.THEME.values().stream().map(this::theme),
                        views.stream().map(this::view))
                .flatMap(each -> each)
                .toList();
    }

    private List<Command> window() {
        var reset = "Reset this perspective";
        return List.of(
                always(
                        "open",
                        "Open workspace",
                        FOLDER_OPEN_OUTLINE,
                        "Shortcut+O",
                        shell::chooseWorkspace),
                always("open-again", "Try again to open", RESTORE, "", shell::openAgain),
                always("next-view", "Next view", VIEW_CAROUSEL_OUTLINE, "F6", shell::focusNext),
                always("reset-layout", reset, RESTORE, "", shell::resetLayout),
                always("quit", "Quit", CLOSE, "Shortcut+Q", shell::quit));
    }

    private List<Command> looking() {
        var rollouts = models.rollouts();
        var up = "Previous rollout";
        return List.of(
                always(
                        "palette",
                        "Search everywhere",
                        MAGNIFY,
                        "Shortcut+Shift+P",
                        models.palette()::show),
                always("refresh", "Refresh", REFRESH, "F5", models.session()::refresh),
                always(
                        "next-rollout",
                        "Next rollout",
                        CHEVRON_DOWN,
                        "Alt+DOWN",
                        () -> rollouts.step(1)),
                always("previous-rollout", up, CHEVRON_UP, "Alt+UP", () -> rollouts.step(-1)));
    }

    private Command perspective(Perspective perspective) {
        return always(
                "perspective-" + perspective.id(),
                "Perspective " + perspective.title(),
                VIEW_DASHBOARD_OUTLINE,
                perspective.keys(),
                () -> shell.use(perspective));
    }

    private Command theme(String theme) {
        Runnable choose = () -> models.preferences().set(PreferencesModel.THEME.key(), theme);
        return always("theme-" + theme, "Theme " + theme, THEME_LIGHT_DARK, "", choose);
    }

    /// Brings `view` to the front.
    Command view(ViewSpec view) {
        Runnable show = () -> shell.show(view.id());
        return always("show-" + view.id(), view.title(), view.icon(), view.keys(), show);
    }
}
