package whetstone.desktop.frame;

import javafx.scene.control.Button;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.javafx.FontIcon;

/// Commands as things to press.
public final class Buttons {
    private Buttons() {}

    /// A button with icon and title.
    public static Button of(Command command) {
        var button = new Button(command.title(), new FontIcon(command.icon()));
        button.setId("do-" + command.id());
        button.setMnemonicParsing(false);
        button.setOnAction(_ -> command.invoke());
        button.disableProperty().bind(javafx.beans.binding.Bindings.not(command.enabled()));
        return button;
    }

    /// A button whose tooltip says the keys, and what is missing while it is disabled.
    public static StackPane explained(Command command, String keys) {
        var button = of(command);
        // A disabled control shows no tooltip; what is around it does.
        var around = new StackPane(button);
        var tooltip = new Tooltip();
        Runnable tell = () -> tooltip.setText(text(command, keys));
        command.enabled().addListener((_, _, _) -> tell.run());
        tell.run();
        Tooltip.install(around, tooltip);
        return around;
    }

    private static String text(Command command, String keys) {
        var shown = keys.isEmpty() ? "" : "  " + displayed(keys);
        return command.enabled().get() ? command.title() + shown : command.needs();
    }

    /// A menu item.
    public static MenuItem item(Command command) {
        var item = new MenuItem(command.title(), new FontIcon(command.icon()));
        item.setMnemonicParsing(false);
        item.setOnAction(_ -> command.invoke());
        item.disableProperty().bind(javafx.beans.binding.Bindings.not(command.enabled()));
        return item;
    }

    /// Keys as people write them here, for example `Ctrl+R`.
    public static String displayed(String keys) {
        return Keys.parsed(keys).map(KeyCombination::getDisplayText).orElse("");
    }
}
