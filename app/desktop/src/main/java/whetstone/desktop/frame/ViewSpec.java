package whetstone.desktop.frame;

import java.util.function.Supplier;
import javafx.scene.Node;
import org.kordamp.ikonli.Ikon;

/// A view that can be docked.
///
/// @param id stands in saved layouts; never changes
/// @param title on its tab
/// @param keys that bring it to the front, for example `Alt+2`; empty for none
/// @param content made when it is first seen
public record ViewSpec(String id, String title, Ikon icon, String keys, Supplier<Node> content) {}
