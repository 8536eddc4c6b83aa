package whetstone.core.recipe;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/// What the keys of recipes mean, in the words of the records' own documentation: the sources of those records lie
/// beside their classes in the jar.
final class Meanings {
    private static final Pattern PARAMETER = Pattern.compile("@param (\\w+) (.*)");
    private static final ClassValue<Map<String, String>> KNOWN =
            new ClassValue<>() {
                @Override
                protected Map<String, String> computeValue(Class<?> type) {
                    return Collections.unmodifiableMap(read(type));
                }
            };

    private Meanings() {}

    /// What `component` of the record `type` means; empty where nobody has written it down.
    static String of(Class<?> type, String component) {
        return KNOWN.get(type).getOrDefault(component, "");
    }

    private static Map<String, String> read(Class<?> type) {
        Class<?> outermost = type.getNestHost();
        try (var source = outermost.getResourceAsStream(outermost.getSimpleName() + ".java")) {
            return source == null
                    ? Map.of()
                    : parse(
                            new String(source.readAllBytes(), StandardCharsets.UTF_8),
                            type.getSimpleName());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// What the comment above the record `name` says of its components.
    static Map<String, String> parse(String source, String name) {
        var comment = new ArrayList<String>();
        for (var line : source.lines().map(String::strip).toList()) {
            if (line.startsWith("///")) {
                comment.add(line.substring(3).strip());
            } else if (line.matches("(public )?record " + name + "\\b.*")) {
                return parameters(comment);
            } else if (!line.startsWith("@")) {
                comment.clear();
            }
        }
        return Map.of();
    }

    private static Map<String, String> parameters(Iterable<String> comment) {
        var found = new HashMap<String, String>();
        var key = "";
        for (var line : comment) {
            var parameter = PARAMETER.matcher(line);
            if (parameter.matches()) {
                key = parameter.group(1);
                found.put(key, parameter.group(2));
            } else if (!key.isEmpty()) {
                found.merge(key, line, (before, next) -> (before + " " + next).strip());
            }
        }
        return found;
    }
}
