/// What a plugin adds to the window: the only package of the API that knows JavaFX. A program without a window lists
/// what is here and makes none of it.
@org.jspecify.annotations.NullMarked
package whetstone.api.desktop;
