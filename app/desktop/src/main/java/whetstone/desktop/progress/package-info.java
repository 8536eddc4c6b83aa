/// What is under way.
@org.jspecify.annotations.NullMarked
package whetstone.desktop.progress;
