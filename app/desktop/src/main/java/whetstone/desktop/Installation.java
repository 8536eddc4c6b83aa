package whetstone.desktop;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Where the program lies on this machine.
///
/// @param home folder that it was installed into; empty where it runs from its class path
/// @param plugins that ship with it
/// @param recipes that ship with it
/// @param cache where plugins are unpacked
/// @param library of the plugins that this user installed
public record Installation(
        Optional<Path> home, Path plugins, Path recipes, Path cache, Path library) {

    private static final String PROPERTY = "whetstone.home";

    /// As the launcher says; the current folder where it says nothing.
    static Installation found() {
        @Nullable String named = System.getProperty(PROPERTY);
        var folder = Path.of(named == null ? "" : named).toAbsolutePath();
        return new Installation(
                Optional.ofNullable(named).map(Path::of),
                folder.resolve("plugins"),
                folder.resolve("recipes"),
                userFolder("XDG_CACHE_HOME", ".cache").resolve("whetstone").resolve("plugins"),
                userFolder("XDG_DATA_HOME", ".local/share")
                        .resolve("whetstone")
                        .resolve("plugins"));
    }

    private static Path userFolder(String variable, String otherwise) {
        @Nullable String named = System.getenv(variable);
        return named == null || named.isEmpty()
                ? Path.of(System.getProperty("user.home"), otherwise)
                : Path.of(named);
    }
}
