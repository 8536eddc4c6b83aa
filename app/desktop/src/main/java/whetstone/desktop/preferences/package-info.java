/// What a person may set, kept in the store, and the table of keys.
@org.jspecify.annotations.NullMarked
package whetstone.desktop.preferences;
