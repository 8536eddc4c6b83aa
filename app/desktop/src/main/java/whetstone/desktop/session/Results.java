package whetstone.desktop.session;

import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import whetstone.core.store.Reports;

/// What runs came to, in a line each.
final class Results {
    private static final JsonMapper JSON = new JsonMapper();

    private final Map<Long, String> known = new HashMap<>();

    /// The line for `run`; read once, since a summary does not change after the end.
    String of(Reports reports, long run) {
        return known.computeIfAbsent(run, id -> reports.find(id).map(Results::line).orElse(""));
    }

    static String line(String summary) {
        var json = JSON.readTree(summary);
        if (json.path("before").isObject() && json.path("after").isObject()) {
            var gain = json.path("gain");
            return "%.1f → %.1f %%, %+.1f [%.1f, %.1f]"
                    .formatted(
                            percent(json.path("before")),
                            percent(json.path("after")),
                            gain.path("points").asDouble(0),
                            gain.path("low").asDouble(0),
                            gain.path("high").asDouble(0));
        }
        return json.path("before").isObject()
                ? "%.1f %%".formatted(percent(json.path("before")))
                : "no evaluation";
    }

    private static double percent(JsonNode estimate) {
        return 100 * estimate.path("pass@1").asDouble(0);
    }
}
