/// The plugins that are loaded, and what each contributes.
@org.jspecify.annotations.NullMarked
package whetstone.desktop.plugins;
