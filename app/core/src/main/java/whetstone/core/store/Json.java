package whetstone.core.store;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;
import whetstone.api.Rollout;

/// The few columns that hold JSON; what is empty is null.
final class Json {
    static final JsonMapper MAPPER = new JsonMapper();

    private Json() {}

    static @Nullable String text(Collection<?> values) {
        return values.isEmpty() ? null : MAPPER.writeValueAsString(values);
    }

    static @Nullable String text(Map<String, Double> values) {
        return values.isEmpty() ? null : MAPPER.writeValueAsString(new TreeMap<>(values));
    }

    static List<Rollout.Step> steps(@Nullable String json) {
        return json == null ? List.of() : MAPPER.readValue(json, new TypeReference<>() {});
    }

    static List<Integer> numbers(@Nullable String json) {
        return json == null ? List.of() : MAPPER.readValue(json, new TypeReference<>() {});
    }

    static List<String> trace(@Nullable String json) {
        return json == null ? List.of() : MAPPER.readValue(json, new TypeReference<>() {});
    }

    static Map<String, Double> components(@Nullable String json) {
        return json == null ? Map.of() : MAPPER.readValue(json, new TypeReference<>() {});
    }
}
