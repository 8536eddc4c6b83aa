package whetstone.api;

import java.util.List;

/// How a problem is shown to a person. A plugin says what there is to see; the workbench draws it.
public sealed interface Preview {

    /// Plain text.
    record Text(String text) implements Preview {}

    /// A formula in LaTeX.
    record Formula(String latex) implements Preview {}

    /// A table; every row has as many cells as there are columns.
    record Table(List<String> columns, List<List<String>> rows) implements Preview {}

    /// A drawn graph.
    record Network(boolean directed, List<String> nodes, List<Edge> edges) implements Preview {}

    /// Signals over time.
    record Waveform(List<Signal> signals) implements Preview {}

    /// An edge between two of the network's nodes.
    ///
    /// @param label for example a weight; empty for none
    record Edge(String from, String to, String label) {}

    /// One line of a waveform.
    ///
    /// @param values one per clock tick, as text, for example `0`, `x` or `8'hff`
    record Signal(String name, List<String> values) {}
}
