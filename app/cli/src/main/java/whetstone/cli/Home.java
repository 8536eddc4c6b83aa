package whetstone.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// The folder that the program was installed into, as the launcher names it.
///
/// @param folder holds `lib`, `plugins` and `recipes`
public record Home(Path folder) {

    private static final String PROPERTY = "whetstone.home";

    /// The folder in the system property `whetstone.home`; the current one where nobody set it.
    static Home installed() {
        @Nullable String folder = System.getProperty(PROPERTY);
        return new Home(Path.of(folder == null ? "" : folder).toAbsolutePath());
    }

    /// The plugins that ship with the program.
    Path plugins() {
        return folder.resolve("plugins");
    }

    /// The recipes that ship with the program.
    Path recipes() {
        return folder.resolve("recipes");
    }
}
