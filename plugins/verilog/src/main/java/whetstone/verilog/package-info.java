/// Verilog: circuits that are asked for, and the judge of modules that are written. Simulators and provers are other
/// programs, run in the sandbox only.
@org.jspecify.annotations.NullMarked
package whetstone.verilog;
