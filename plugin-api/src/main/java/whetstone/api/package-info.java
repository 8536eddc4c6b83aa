/// The nouns and the extension points. Nothing here knows a tensor, a window or a database, so that a domain author
/// needs none of them.
@org.jspecify.annotations.NullMarked
package whetstone.api;
