/// The workbench: where it starts and where its parts are put together. Looks at the store, starts the command line
/// as processes of their own.
@org.jspecify.annotations.NullMarked
package whetstone.desktop;
