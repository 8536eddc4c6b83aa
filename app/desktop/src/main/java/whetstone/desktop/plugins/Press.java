package whetstone.desktop.plugins;

import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.control.Button;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;

/// Buttons of this view.
final class Press {
    private Press() {}

    static Button button(String id, String title, Ikon icon, Runnable action) {
        var button = new Button(title, new FontIcon(icon));
        button.setId(id);
        button.setMnemonicParsing(false);
        button.setOnAction(_ -> action.run());
        return button;
    }

    /// A button that can be pressed while `enabled` says so.
    static Button when(Button button, ObservableBooleanValue enabled) {
        button.disableProperty().bind(javafx.beans.binding.Bindings.not(enabled));
        return button;
    }
}
