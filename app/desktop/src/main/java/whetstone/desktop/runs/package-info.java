/// The table of runs and what can be asked of them.
@org.jspecify.annotations.NullMarked
package whetstone.desktop.runs;
