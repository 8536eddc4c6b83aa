/// Update sites: signed lists of plugins on servers that nobody has to trust, since every byte is checked against a key
/// that the user does.
@org.jspecify.annotations.NullMarked
package whetstone.core.plugin.site;
