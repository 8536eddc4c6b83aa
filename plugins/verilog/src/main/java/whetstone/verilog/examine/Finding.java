package whetstone.verilog.examine;

import java.util.List;

/// What became of a comparison; `why` is one line for a person, `trace` more of them.
public sealed interface Finding {

    String why();

    /// Equal, with how that is known.
    record Equal(String why) implements Finding {}

    /// Different, with inputs that show it; or no module of the kind that is asked for.
    record Different(String why, List<String> trace) implements Finding {}

    /// Nothing was found to differ, and nothing proves that nothing can.
    record Undecided(String why) implements Finding {}

    /// The gold module cannot be used.
    record Broken(String why) implements Finding {}

    /// A program is not installed.
    record Missing(String why) implements Finding {}

    /// The time was over.
    record Late(String why) implements Finding {}
}
