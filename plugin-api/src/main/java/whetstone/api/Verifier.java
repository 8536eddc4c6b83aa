package whetstone.api;

import org.pf4j.ExtensionPoint;

/// A check that recipes and commands can name: `math/expression`, `sql/result`.
///
/// All methods are pure: same arguments, same result, on any thread.
///
/// @param <T> what the check needs to know, a record of plain data that survives JSON; never shown to the policy
public interface Verifier<T extends Record> extends ExtensionPoint {

    /// Stable name, `area/name`. Part of every stored task and verdict.
    String id();

    /// The class of the truth, for reading it back from JSON.
    Class<T> truthType();

    /// Judges one completion. Never throws for what the policy wrote, and ends within a second or says
    /// [Verdict.Unscorable].
    Verdict verify(T truth, String completion);
}
