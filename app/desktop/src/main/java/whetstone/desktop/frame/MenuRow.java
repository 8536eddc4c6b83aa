package whetstone.desktop.frame;

import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/// The menu bar, with the keys as they are now.
final class MenuRow extends HBox {
    private final Keys keys;
    private Menus menus;

    MenuRow(Keys keys, Menus menus) {
        this.keys = keys;
        this.menus = menus;
        rebuild();
    }

    void use(Menus other) {
        menus = other;
        rebuild();
    }

    void rebuild() {
        var bar = new MenuBar();
        HBox.setHgrow(bar, Priority.ALWAYS);
        menus.menus().forEach(menu -> bar.getMenus().add(menu(menu)));
        getChildren().setAll(bar);
    }

    private Menu menu(Menus.Menu described) {
        var menu = new Menu(described.title());
        for (var id : described.commands()) {
            menu.getItems().add(id.isEmpty() ? new SeparatorMenuItem() : item(keys.command(id)));
        }
        return menu;
    }

    private MenuItem item(Command command) {
        var shown = Buttons.item(command);
        var text = keys.of(command.id());
        if (!text.isEmpty()) {
            shown.setAccelerator(KeyCombination.valueOf(text));
        }
        return shown;
    }
}
