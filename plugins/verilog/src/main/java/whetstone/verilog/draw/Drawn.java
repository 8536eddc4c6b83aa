package whetstone.verilog.draw;

/// A circuit with the text that asks for it and the model that says what it does.
///
/// @param prompt names all ports and all that they do
public record Drawn(String prompt, Circuit circuit, Behaviour behaviour) {}
