package whetstone.api.algorithm;

import java.util.Map;
import org.pf4j.ExtensionPoint;

/// Contributes algorithms. A recipe names one by its key as `algorithm: {type: grpo, …}` and overlays its defaults.
public interface Algorithms extends ExtensionPoint {

    /// Each algorithm with its default hyper-parameters, by name.
    Map<String, Algorithm> defaults();
}
