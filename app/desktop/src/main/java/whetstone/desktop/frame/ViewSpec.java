package whetstone.desktop.frame;

import java.util.function.Supplier;
import javafx.scene.Node;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;

/// A view that can be docked.
///
/// @param id stands in saved layouts; never changes
/// @param title on its tab
/// @param keys that bring it to the front, for example `Alt+2`; empty for none
/// @param content made when it is first seen
public record ViewSpec(String id, String title, Ikon icon, String keys, Supplier<Node> content) {

    /// Whether `id` is that of a plugin's view, `area/name`.
    static boolean contributed(String id) {
        return id.contains("/");
    }

    /// What stands in the place of a plugin's view while the plugin does not run.
    static ViewSpec absent(String id) {
        var title = id.substring(id.indexOf('/') + 1);
        Supplier<Node> content =
                () ->
                        EmptyState.of(
                                MaterialDesignP.PUZZLE_REMOVE_OUTLINE,
                                id,
                                "The plugin of this view does not run. The view Plugins says why.");
        return new ViewSpec(id, title, MaterialDesignP.PUZZLE_REMOVE_OUTLINE, "", content);
    }
}
