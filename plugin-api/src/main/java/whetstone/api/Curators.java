package whetstone.api;

import java.util.Map;
import org.pf4j.ExtensionPoint;

/// Contributes curators.
public interface Curators extends ExtensionPoint {

    /// Each curator with its default settings, by name.
    Map<String, Curator> defaults();
}
