/// Tests of the judge and of the circuits that are asked for; they need Icarus and Yosys.
@org.jspecify.annotations.NullMarked
package whetstone.verilog;
