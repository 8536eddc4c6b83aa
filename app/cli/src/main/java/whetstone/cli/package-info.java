/// The command line: one command per file, which parses, calls and prints. Nothing is decided here that another way
/// into the program would have to decide again.
@org.jspecify.annotations.NullMarked
package whetstone.cli;
