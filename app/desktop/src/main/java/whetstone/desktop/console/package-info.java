/// What started processes print.
@org.jspecify.annotations.NullMarked
package whetstone.desktop.console;
