package whetstone.sql.worker;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Makes databases of the same tables again and again: what has been made once is copied, not made anew.
final class Images {

    // What these leave behind is no part of an image.
    private static final Pattern BEYOND =
            Pattern.compile("(?i)\\b(?:pragma|temp|temporary|attach|vacuum)\\b");

    private final String script;
    private final boolean whole;
    // By the statements that filled them.
    private final Map<String, byte[]> filled = new HashMap<>();
    private byte @Nullable [] bare;

    /// @param script makes the tables, with views, indices and the given rows
    Images(String script) {
        this.script = script;
        whole = !BEYOND.matcher(script).find();
    }

    /// @param filling statements that fill the tables; empty for the given rows
    /// @param change statements to run after them; empty for none
    /// @throws Failure if one fails
    Database filled(String filling, String change) {
        if (!whole) {
            return Database.of(script, filling, change);
        }
        if (change.isEmpty()) {
            return Database.of(bare(), filling);
        }
        return Database.of(filled.computeIfAbsent(filling, this::image), change);
    }

    private byte[] image(String filling) {
        if (filling.isEmpty()) {
            return bare();
        }
        try (var database = Database.of(bare(), filling)) {
            return database.image();
        }
    }

    private byte[] bare() {
        var made = bare;
        if (made == null) {
            try (var database = Database.of(script)) {
                made = database.image();
            }
            bare = made;
        }
        return made;
    }
}
