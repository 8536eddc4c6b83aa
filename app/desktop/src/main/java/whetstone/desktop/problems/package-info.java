/// What needs a person.
@org.jspecify.annotations.NullMarked
package whetstone.desktop.problems;
