/// Recipes as text, checked by what the command line checks them with.
@org.jspecify.annotations.NullMarked
package whetstone.desktop.recipe;
