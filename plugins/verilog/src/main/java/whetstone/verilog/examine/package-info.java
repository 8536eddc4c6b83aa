/// Comparing two modules with the tools of the trade: what is fed to them, how they are called, what they found.
@org.jspecify.annotations.NullMarked
package whetstone.verilog.examine;
