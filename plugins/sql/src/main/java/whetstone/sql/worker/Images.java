package whetstone.sql.worker;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/// Makes databases of the same tables again and again: what has been made once is copied, not made anew.
final class Images {

    // What these leave behind is no part of an image.
    private static final Pattern BEYOND =
            Pattern.compile("(?i)\\b(?:pragma|temp|temporary|attach|vacuum)\\b");

    private final String script;
    private final Filled given;
    private final boolean whole;
    private final Map<Filled, byte[]> images = new HashMap<>();

    /// A database of these tables.
    ///
    /// @param filling statements that filled it; empty where the script alone did
    record Filled(String filling, Database database) {}

    /// @param script makes the tables, with views, indices and the given rows
    /// @param made what it made
    Images(String script, Database made) {
        this.script = script;
        given = new Filled("", made);
        whole = !BEYOND.matcher(script).find();
    }

    /// The given rows.
    Filled given() {
        return given;
    }

    /// The tables with other rows.
    ///
    /// @param filling statements that fill them
    /// @throws Failure if one fails
    Database filled(String filling) {
        return whole ? Database.of(image(given), filling) : Database.of(script, filling);
    }

    /// A copy with other statements run on it.
    ///
    /// @throws Failure if one fails
    Database changed(Filled filled, String change) {
        return whole
                ? Database.of(image(filled), change)
                : Database.of(script, filled.filling(), change);
    }

    private byte[] image(Filled filled) {
        return images.computeIfAbsent(filled, one -> one.database().image());
    }
}
