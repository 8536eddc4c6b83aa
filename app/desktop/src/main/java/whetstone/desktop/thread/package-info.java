/// The one gate between the JavaFX thread and all other work.
@org.jspecify.annotations.NullMarked
package whetstone.desktop.thread;
