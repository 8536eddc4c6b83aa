/// The line at the foot of the window.
@org.jspecify.annotations.NullMarked
package whetstone.desktop.status;
