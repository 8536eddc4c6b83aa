package whetstone.api;

import java.util.Map;
import org.pf4j.ExtensionPoint;

/// Contributes curricula. A recipe names one by its key as `curriculum: {type: ladder, …}` and overlays its defaults.
public interface Curricula extends ExtensionPoint {

    /// Each curriculum with its default settings, by name.
    Map<String, Curriculum> defaults();
}
