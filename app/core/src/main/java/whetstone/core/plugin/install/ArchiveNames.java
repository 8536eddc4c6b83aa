package whetstone.core.plugin.install;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/// Names of entries that mean one and the same file on every system, below the folder that they are unpacked into.
final class ArchiveNames {

    private static final Pattern DEVICE =
            Pattern.compile("(con|prn|aux|nul|com\\d|lpt\\d)(\\..*)?", Pattern.CASE_INSENSITIVE);

    private final Map<String, String> seen = new HashMap<>();

    /// What is wrong with `name`, or nothing: an empty text.
    ///
    /// @param longest characters that it may have
    String fault(String name, int longest) {
        if (name.length() > longest) {
            return "its name is longer than %d characters".formatted(longest);
        }
        if (name.isEmpty() || name.startsWith("/") || name.contains("\\") || name.contains(":")) {
            return "its name leads outside";
        }
        if (name.chars().anyMatch(c -> c < ' ' || c == 0x7f || "<>\"|?*".indexOf(c) >= 0)) {
            return "its name has characters that no file may have everywhere";
        }
        var path = name.endsWith("/") ? name.substring(0, name.length() - 1) : name;
        for (var part : List.of(path.split("/", -1))) {
            if (part.equals("..") || part.equals(".") || part.isEmpty()) {
                return "its name leads outside";
            }
            if (DEVICE.matcher(part).matches() || part.endsWith(".") || part.endsWith(" ")) {
                return "its name is none on every system";
            }
        }
        var same = Normalizer.normalize(path, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
        var other = seen.putIfAbsent(same, name);
        if (other != null) {
            return "it is there twice, also as '%s'".formatted(other);
        }
        return insideFile(same);
    }

    // A file cannot also be the folder of another.
    private String insideFile(String path) {
        for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
            var above = seen.get(path.substring(0, slash));
            if (above != null && !above.endsWith("/")) {
                return "it lies in '%s', which is a file".formatted(above);
            }
        }
        return "";
    }
}
