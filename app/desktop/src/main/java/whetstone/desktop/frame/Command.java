package whetstone.desktop.frame;

import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableBooleanValue;
import org.kordamp.ikonli.Ikon;

/// Something that a person can have done, from menu, toolbar, palette or key.
///
/// @param id stands in the table of keys; never changes
/// @param title as in a menu
/// @param keys by default, for example `Shortcut+R`; empty for none
/// @param enabled whether it can be done now; it is shown all the same
/// @param needs what it needs to be enabled, for the tooltip
public record Command(
        String id,
        String title,
        Ikon icon,
        String keys,
        ObservableBooleanValue enabled,
        String needs,
        Runnable action) {

    /// A command that can always be done.
    public static Command always(String id, String title, Ikon icon, String keys, Runnable action) {
        var yes = Bindings.createBooleanBinding(() -> true);
        return new Command(id, title, icon, keys, yes, "", action);
    }

    /// The same command, which can be done only while `enabled` says so.
    ///
    /// @param needs what it says meanwhile
    public Command when(ObservableBooleanValue enabled, String needs) {
        return new Command(id, title, icon, keys, enabled, needs, action);
    }

    /// Does it, if it can be done now.
    public void invoke() {
        if (enabled.get()) {
            action.run();
        }
    }
}
