/// The frame around the views: docking, theme, commands, palette, status. Knows no view.
@org.jspecify.annotations.NullMarked
package whetstone.desktop.frame;
