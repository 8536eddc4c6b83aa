/// The command line as processes of their own, which outlive the window.
@org.jspecify.annotations.NullMarked
package whetstone.desktop.process;
