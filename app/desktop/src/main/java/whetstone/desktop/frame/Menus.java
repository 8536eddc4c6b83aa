package whetstone.desktop.frame;

import java.util.List;

/// Which commands stand where.
///
/// @param menus from left to right
/// @param tools ids of the commands in the toolbar
public record Menus(List<Menu> menus, List<String> tools) {

    /// A menu: ids of commands, an empty one for a line.
    public record Menu(String title, List<String> commands) {}
}
