package whetstone.api;

import java.util.List;
import org.pf4j.ExtensionPoint;

/// Contributes verifiers that are values of one class rather than a class each, for example many families of one
/// kind of task. Those that are domains can be drawn from like any other.
public interface Verifiers extends ExtensionPoint {

    /// The verifiers, each under an id of its own; the same ones at every call.
    List<Verifier<?>> all();
}
