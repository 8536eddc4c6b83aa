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
public record Installation(Optional<Path> home, Path plugins, Path recipes, Path cache) {

    private static final String PROPERTY = "whetstone.home";

    /// As the launcher says; the current folder where it says nothing.
    static Installation found() {
        @Nullable String named = System.getProperty(PROPERTY);
        var folder = Path.of(named == null ? "" : named).toAbsolutePath();
        return new Installation(
                Optional.ofNullable(named).map(Path::of),
                folder.resolve("plugins"),
                folder.resolve("recipes"),
                userCache().resolve("whetstone").resolve("plugins"));
    }

    private static Path userCache() {
        @Nullable String named = System.getenv("XDG_CACHE_HOME");
        return named == null || named.isEmpty()
                ? Path.of(System.getProperty("user.home"), ".cache")
                : Path.of(named);
    }
}
