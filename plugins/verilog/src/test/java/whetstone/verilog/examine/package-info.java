/// Tests of the comparison of two modules, without tools.
@org.jspecify.annotations.NullMarked
package whetstone.verilog.examine;
