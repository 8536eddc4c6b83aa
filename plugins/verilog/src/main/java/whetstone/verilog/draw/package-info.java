/// Circuits to ask for: each with its text, a reference, the work that leads to it, and a model in Java that the
/// reference is tested against. Judges nothing.
@org.jspecify.annotations.NullMarked
package whetstone.verilog.draw;
