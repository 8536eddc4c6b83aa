/// The first thing to see: three doors and a checklist.
@org.jspecify.annotations.NullMarked
package whetstone.desktop.welcome;
