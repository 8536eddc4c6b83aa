package whetstone.desktop.frame;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.controlsfx.control.NotificationPane;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignM;

/// Menu, toolbar, docked views, palette and status bar: the window's content.
public final class Frame extends StackPane {

    /// A menu: ids of commands, an empty one for a line.
    public record MenuSpec(String title, List<String> commands) {}

    private final Keys keys;
    private final Docking docking;
    private final NotificationPane notices;
    private final HBox menus = new HBox();
    private final List<MenuSpec> menuSpecs;

    /// @param tools ids of the commands in the toolbar
    public Frame(
            Keys keys,
            Docking docking,
            PaletteModel palette,
            Node status,
            List<MenuSpec> menuSpecs,
            List<String> tools) {
        this.keys = keys;
        this.docking = docking;
        this.menuSpecs = menuSpecs;
        notices = new NotificationPane(docking.root());
        var content = new BorderPane(notices);
        content.setTop(new VBox(menus, toolbar(tools, palette)));
        content.setBottom(status);
        getChildren().addAll(content, new PaletteView(palette));
        rebuildMenus();
        addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    }

    /// Shows the keys as they are now.
    public void rebuildMenus() {
        var bar = new MenuBar();
        HBox.setHgrow(bar, Priority.ALWAYS);
        for (var spec : menuSpecs) {
            var menu = new Menu(spec.title());
            for (var id : spec.commands()) {
                menu.getItems()
                        .add(id.isEmpty() ? new SeparatorMenuItem() : item(keys.command(id)));
            }
            bar.getMenus().add(menu);
        }
        menus.getChildren().setAll(bar);
    }

    private javafx.scene.control.MenuItem item(Command command) {
        var shown = Buttons.item(command, "");
        var text = keys.of(command.id());
        if (!text.isEmpty()) {
            shown.setAccelerator(KeyCombination.valueOf(text));
        }
        return shown;
    }

    /// Tells something that needs an answer, until it is answered.
    public void notice(String text, Command answer) {
        notices.getActions()
                .setAll(
                        new org.controlsfx.control.action.Action(
                                answer.title(),
                                _ -> {
                                    notices.hide();
                                    answer.invoke();
                                }));
        notices.show(text);
    }

    public void quiet() {
        notices.hide();
    }

    // Before any view, so that a key means the same everywhere. Menus would hear it too: hence
    // consumed.
    private void pressed(KeyEvent event) {
        for (var entry : keys.table().entrySet()) {
            if (entry.getKey().match(event)) {
                entry.getValue().invoke();
                event.consume();
                return;
            }
        }
    }

    private Node toolbar(List<String> tools, PaletteModel palette) {
        var bar = new HBox();
        bar.getStyleClass().add("toolbar");
        for (var id : tools) {
            bar.getChildren().add(Buttons.explained(keys.command(id), keys.of(id)));
        }
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        bar.getChildren().addAll(gap, search(palette), perspectives());
        return bar;
    }

    private Node search(PaletteModel palette) {
        var search =
                new javafx.scene.control.Button(
                        "Search everywhere", new FontIcon(MaterialDesignM.MAGNIFY));
        search.setId("search");
        search.getStyleClass().add("search");
        search.setOnAction(_ -> palette.show());
        search.setTooltip(new Tooltip("Commands, views, runs, recipes, settings  Ctrl+Shift+P"));
        return search;
    }

    private Node perspectives() {
        var box = new HBox();
        box.getStyleClass().add("perspectives");
        var group = new ToggleGroup();
        Function<Perspective, ToggleButton> button =
                perspective -> {
                    var toggle = new ToggleButton(perspective.title());
                    toggle.setId("perspective-" + perspective.id());
                    toggle.setToggleGroup(group);
                    toggle.setOnAction(_ -> docking.use(perspective));
                    toggle.setTooltip(
                            new Tooltip(
                                    perspective.title()
                                            + "  "
                                            + Buttons.displayed(perspective.keys())));
                    return toggle;
                };
        var buttons = Stream.of(Perspective.values()).map(button).toList();
        box.getChildren().addAll(buttons);
        Runnable mark =
                () ->
                        group.selectToggle(
                                buttons.get(
                                        List.of(Perspective.values())
                                                .indexOf(docking.perspective().get())));
        docking.perspective().addListener((_, _, _) -> mark.run());
        // A toggle that is pressed again would show none.
        group.selectedToggleProperty()
                .addListener((_, _, now) -> {
                    if (now == null) {
                        mark.run();
                    }
                });
        mark.run();
        return box;
    }
}
