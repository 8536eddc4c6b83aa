/// The graph domains and what they are made of: a family (question, rule, sampler) is a value in a table.
/// Nothing here solves a graph; that is [whetstone.graph.algorithm].
@org.jspecify.annotations.NullMarked
package whetstone.graph;
