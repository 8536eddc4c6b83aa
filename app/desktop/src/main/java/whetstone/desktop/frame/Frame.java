package whetstone.desktop.frame;

import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.controlsfx.control.NotificationPane;
import org.controlsfx.control.action.Action;

/// Menu, toolbar, docked views, palette and status bar: the window's content.
public final class Frame extends StackPane {
    private final Keys keys;
    private final NotificationPane notices;
    private final MenuRow menus;
    private Consumer<Command> refused = _ -> {};

    public Frame(Keys keys, Menus menus, Docking docking, PaletteModel palette, Node status) {
        this.keys = keys;
        this.menus = new MenuRow(keys, menus);
        notices = new NotificationPane(docking.root());
        var content = new BorderPane(notices);
        content.setTop(new VBox(this.menus, new Toolbar(keys, menus.tools(), docking)));
        content.setBottom(status);
        getChildren().addAll(content, new PaletteView(palette));
        addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    }

    /// Shows the keys as they are now.
    public void rebuildMenus() {
        menus.rebuild();
    }

    /// Shows other menus; the toolbar stays.
    public void use(Menus other) {
        menus.use(other);
    }

    /// Tells something that needs an answer, until it is answered.
    public void notice(String text, Command... answers) {
        notices.getActions()
                .setAll(
                        Stream.of(answers)
                                .map(each -> new Action(each.title(), _ -> answer(each)))
                                .toList());
        notices.show(text);
    }

    private void answer(Command answer) {
        notices.hide();
        answer.invoke();
    }

    /// Takes back what [#notice] told.
    public void quiet() {
        notices.hide();
    }

    /// Who hears of keys whose command cannot be given now; a button would show it.
    public void onRefused(Consumer<Command> listener) {
        refused = listener;
    }

    private void press(Command command) {
        if (command.enabled().get()) {
            command.invoke();
        } else {
            refused.accept(command);
        }
    }

    // Before any view, so that a key means the same everywhere. Menus would hear it too: hence
    // consumed.
    private void pressed(KeyEvent event) {
        for (var entry : keys.table().entrySet()) {
            if (entry.getKey().match(event)) {
                press(entry.getValue());
                event.consume();
                return;
            }
        }
    }
}
