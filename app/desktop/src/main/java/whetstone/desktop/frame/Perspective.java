package whetstone.desktop.frame;

import java.util.List;
import java.util.Locale;
import whetstone.desktop.frame.Layout.Split;
import whetstone.desktop.frame.Layout.Tabs;

/// An arrangement of views for one kind of work.
public enum Perspective {
    DESIGN(
            "Shortcut+1",
            new Split(
                    "design",
                    false,
                    List.of(0.22),
                    List.of(
                            new Tabs("design-left", List.of("runs"), ""),
                            new Split(
                                    "design-right",
                                    true,
                                    List.of(0.72),
                                    List.of(
                                            editors("recipe", "definition", "tasks", "playground"),
                                            new Tabs(
                                                    "design-bottom",
                                                    List.of("problems", "console"),
                                                    "")))))),
    TRAIN(
            "Shortcut+2",
            new Split(
                    "train",
                    true,
                    List.of(0.76),
                    List.of(
                            new Split(
                                    "train-top",
                                    false,
                                    List.of(0.375),
                                    List.of(
                                            new Tabs("train-left", List.of("runs"), ""),
                                            editors("welcome", "curves", "rollouts"))),
                            new Tabs(
                                    "train-bottom",
                                    List.of("progress", "console", "problems", "hardware"),
                                    "")))),
    INSPECT(
            "Shortcut+3",
            new Split(
                    "inspect",
                    false,
                    List.of(0.2),
                    List.of(
                            new Tabs("inspect-left", List.of("runs"), ""),
                            editors(
                                    "rollouts",
                                    "tasks",
                                    "pipeline",
                                    "trajectories",
                                    "compare",
                                    "curves")))),
    PLUGINS(
            "Shortcut+4",
            new Split(
                    "plugins",
                    true,
                    List.of(0.78),
                    List.of(
                            editors("plugins", "hardware", "preferences"),
                            new Tabs("plugins-bottom", List.of("problems", "console"), ""))));

    private final String keys;

    @SuppressWarnings("ImmutableEnumChecker") // a layout is made of records and copied lists
    private final Layout layout;

    Perspective(String keys, Layout layout) {
        this.keys = keys;
        this.layout = layout;
    }

    /// The keys that show it.
    public String keys() {
        return keys;
    }

    private static Tabs editors(String... views) {
        return new Tabs(Layout.EDITORS, List.of(views), "");
    }

    /// How it looks until a person moves something.
    public Layout layout() {
        return layout;
    }

    /// Its name in menus.
    public String title() {
        var name = name().toLowerCase(Locale.ROOT);
        return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }

    /// Its name in saved layouts.
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
