package whetstone.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// What the program finds on this machine before anybody names a workspace.
///
/// @param folder that the program was installed into; holds `lib`, `plugins` and `recipes`
/// @param cache where plugins are unpacked, for all workspaces of this user
/// @param library of the plugins that this user installed, for all workspaces
public record Home(Path folder, Path cache, Path library) {

    private static final String PROPERTY = "whetstone.home";

    /// The folder in the system property `whetstone.home`, the current one where nobody set it; and the user's own folders.
    static Home installed() {
        @Nullable String folder = System.getProperty(PROPERTY);
        return new Home(
                Path.of(folder == null ? "" : folder).toAbsolutePath(),
                userFolder("XDG_CACHE_HOME", ".cache").resolve("whetstone").resolve("plugins"),
                userFolder("XDG_DATA_HOME", ".local/share")
                        .resolve("whetstone")
                        .resolve("plugins"));
    }

    private static Path userFolder(String variable, String usual) {
        @Nullable String named = System.getenv(variable);
        return named == null || named.isEmpty()
                ? Path.of(System.getProperty("user.home"), usual)
                : Path.of(named);
    }

    /// The plugins that ship with the program.
    Path plugins() {
        return folder.resolve("plugins");
    }

    /// The plugin API and its contract tests, as Maven artifacts.
    Path artifacts() {
        return folder.resolve("maven");
    }

    /// The recipes that ship with the program.
    Path recipes() {
        return folder.resolve("recipes");
    }
}
