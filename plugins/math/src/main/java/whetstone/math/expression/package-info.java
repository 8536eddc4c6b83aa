/// The judge of mathematical answers: text to tree, tree to verdict, in bounded steps. Everything here is exact or
/// encloses its error; what neither decides is undecided.
@org.jspecify.annotations.NullMarked
package whetstone.math.expression;
