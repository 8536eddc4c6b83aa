package whetstone.evaluators;

import java.util.Map;
import org.pf4j.Extension;
import whetstone.api.Evaluator;
import whetstone.api.Evaluators;

/// The evaluators of this plugin, by name.
@Extension
public final class BundledEvaluators implements Evaluators {

    @Override
    public Map<String, Evaluator> defaults() {
        return Map.of("g-pass", new GPass(8));
    }
}
