package whetstone.api;

import java.util.List;
import org.pf4j.ExtensionPoint;

/// Contributes tools that share something, for example the processes that they run in. One extension may contribute
/// [Verifiers] as well, and share it with these.
public interface Tools extends ExtensionPoint {

    /// The tools, each under an id of its own; the same ones at every call.
    List<Tool> tools();
}
