/// Tests of the graph domains: the contract for each, oracles by brute force, case files, attacks, mutations.
@org.jspecify.annotations.NullMarked
package whetstone.graph;
