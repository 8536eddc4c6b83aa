/// Reading Verilog as text: its words, its macros, the ports of a module, and what no candidate may contain. Runs
/// nothing.
@org.jspecify.annotations.NullMarked
package whetstone.verilog.source;
