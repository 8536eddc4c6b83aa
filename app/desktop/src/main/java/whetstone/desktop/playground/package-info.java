/// Trying a verifier on an answer, through the command line.
@org.jspecify.annotations.NullMarked
package whetstone.desktop.playground;
