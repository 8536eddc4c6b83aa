/// The tasks of a run: by domain and level, and how often they were solved.
@org.jspecify.annotations.NullMarked
package whetstone.desktop.tasks;
