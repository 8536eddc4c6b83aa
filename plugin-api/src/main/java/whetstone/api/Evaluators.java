package whetstone.api;

import java.util.Map;
import org.pf4j.ExtensionPoint;

/// Contributes evaluators.
public interface Evaluators extends ExtensionPoint {

    /// Each evaluator with its default settings, by name.
    Map<String, Evaluator> defaults();
}
