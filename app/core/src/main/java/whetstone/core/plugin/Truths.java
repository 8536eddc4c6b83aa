package whetstone.core.plugin;

import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// The truths of problems as JSON.
public final class Truths {

    // A mapper remembers the classes that it has seen, so one for all would keep those of closed
    // plugins.
    private static final ClassValue<JsonMapper> MAPPERS =
            new ClassValue<>() {
                @Override
                protected JsonMapper computeValue(Class<?> type) {
                    // A truth with a key too few or too many is some other verifier's.
                    return JsonMapper.builder()
                            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
                            .build();
                }
            };

    private Truths() {}

    /// A truth as JSON text.
    public static String write(Record truth) {
        return MAPPERS.get(truth.getClass()).writeValueAsString(truth);
    }

    /// The mapper for truths of `type`, as Jackson gives it, null included.
    static JsonMapper mapper(Class<?> type) {
        return MAPPERS.get(type);
    }
}
