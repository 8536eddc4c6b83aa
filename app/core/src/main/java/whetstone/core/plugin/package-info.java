/// Plugins: zips that are unpacked once, loaded each by its own class loader, and kept behind one error boundary.
/// A plugin that fails is reported with its id and takes nobody down.
@org.jspecify.annotations.NullMarked
package whetstone.core.plugin;
