package whetstone.api;

import org.pf4j.ExtensionPoint;

/// Something that a policy may call while it works on a problem: text in, text out. A calculator, a search, a database.
///
/// Calls are pure: the same arguments give the same result, on any thread, so that a run repeats.
public interface Tool extends ExtensionPoint {

    /// Stable name, `area/name`. A [ToolDomain] offers the tool by it.
    String id();

    /// What the policy is shown. Ends within a second; what takes longer is given up and shown as an error, and a result
    /// of more than [#LONGEST] characters is cut.
    ///
    /// @param world what the domain tells the tool about the problem, in the tool's own words; never from the policy
    /// @param input what the policy asks
    /// @throws IllegalArgumentException if the input cannot be used; the policy is shown the message
    String call(String world, String input);

    /// Longest result, characters.
    int LONGEST = 4_000;
}
