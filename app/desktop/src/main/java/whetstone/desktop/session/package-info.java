/// What the views share: the open workspace, its runs, and what is selected. Refreshed from the store.
@org.jspecify.annotations.NullMarked
package whetstone.desktop.session;
