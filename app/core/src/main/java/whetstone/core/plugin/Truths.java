package whetstone.core.plugin;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The truths of problems as JSON.
public final class Truths {

    // A mapper remembers the classes that it has seen, so one for all would keep those of closed
    // plugins.
    private static final ClassValue<JsonMapper> MAPPERS =
            new ClassValue<>() {
                @Override
                protected JsonMapper computeValue(Class<?> type) {
                    // A truth with a key too many, or too few but for those that may be null, is
                    // some other verifier's.
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

    /// The truth of `type` that `json` holds; null if it says so. Keys whose value may be null may be left out.
    static <T extends Record> @Nullable T read(String json, Class<T> type) {
        var mapper = MAPPERS.get(type);
        try {
            return mapper.readValue(json, type);
        } catch (MismatchedInputException e) {
            var tree = mapper.readTree(json);
            if (!(tree instanceof ObjectNode written) || !complete(written, type)) {
                throw e;
            }
            return mapper.treeToValue(written, type);
        }
    }

    /// Says null where a truth of `type` may say so and says nothing. Whether there was such a key.
    private static boolean complete(ObjectNode written, Class<?> type) {
        boolean added = false;
        for (var component : type.getRecordComponents()) {
            boolean optional = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
            if (optional && !written.has(component.getName())) {
                written.putNull(component.getName());
                added = true;
            }
        }
        return added;
    }
}
