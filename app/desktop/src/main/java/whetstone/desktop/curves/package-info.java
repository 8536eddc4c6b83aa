/// Learning curves: read thinned from the store, drawn on a canvas.
@org.jspecify.annotations.NullMarked
package whetstone.desktop.curves;
