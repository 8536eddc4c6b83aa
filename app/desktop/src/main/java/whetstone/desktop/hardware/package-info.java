/// What this machine has, and how busy it is.
@org.jspecify.annotations.NullMarked
package whetstone.desktop.hardware;
