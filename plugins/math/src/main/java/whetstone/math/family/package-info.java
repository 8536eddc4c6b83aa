/// Families of generated questions, one a file: each draws, works out exactly and words its questions, and leaves the
/// judging to `math/expression`.
@org.jspecify.annotations.NullMarked
package whetstone.math.family;
