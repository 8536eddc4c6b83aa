/// Random graphs by family, and the several ways to write one down.
/// Nothing here knows what is asked about the graph.
@org.jspecify.annotations.NullMarked
package whetstone.graph.draw;
