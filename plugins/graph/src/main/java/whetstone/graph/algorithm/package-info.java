/// Graphs as arrays, and exact solvers on them, each bounded. Knows nothing of answers as text or of verdicts.
/// JGraphT does the matchings; what is asked a hundred thousand times a second walks the arrays.
@org.jspecify.annotations.NullMarked
package whetstone.graph.algorithm;
