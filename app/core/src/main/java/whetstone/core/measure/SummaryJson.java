package whetstone.core.measure;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// A summary as JSON: the contract of `run --summary`.
public final class SummaryJson {
    private SummaryJson() {}

    /// Keys `run`, `seconds`, `before`, `after`, `gain`, `unscorable`; what there is not is null. Where the recipe names
    /// evaluators there are also `scores`.
    public static String write(Summary summary) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("run", summary.run());
        json.put("seconds", summary.seconds());
        json.put("before", summary.before().map(SummaryJson::estimate).orElse(null));
        json.put("after", summary.after().map(SummaryJson::estimate).orElse(null));
        json.put("gain", summary.gain().orElse(null));
        json.put("unscorable", summary.unscorable());
        if (!summary.scores().isEmpty()) {
            json.put("scores", summary.scores());
        }
        return new JsonMapper().writeValueAsString(json);
    }

    private static Map<String, @Nullable Object> estimate(Estimate estimate) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("pass@1", number(estimate.passAt1()));
        json.put("pass@8", number(estimate.passAt8()));
        json.put("low", number(estimate.low()));
        json.put("high", number(estimate.high()));
        json.put("problems", estimate.problems());
        return json;
    }

    // JSON knows no NaN.
    private static @Nullable Double number(double value) {
        return Double.isFinite(value) ? value : null;
    }
}
