package whetstone.house;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/// Somebody with an empty home, the program and Maven.
///
/// @param home where commands are typed
/// @param environment that keeps what they install apart from everybody else's
record Author(Path home, Map<String, String> environment) {

    /// An author in `folder`. Their Maven fetches what their project needs and this one's build did not.
    static Author in(Path folder) throws IOException {
        var home = Files.createDirectories(folder.resolve("home"));
        var bin = Files.createDirectories(folder.resolve("bin"));
        script(
                bin.resolve("whetstone"),
                "exec '%s' \"$@\"".formatted(Repository.root().resolve("whetstone")));
        script(bin.resolve("mvn"), "PATH=${PATH#*:} exec mvn -B -q \"$@\"");
        forgetTheApi();
        var path = bin + ":" + System.getenv("PATH");
        return new Author(
                home,
                Map.of(
                        "PATH", path,
                        "JAVA_HOME", System.getProperty("java.home"),
                        "XDG_DATA_HOME", folder.resolve("data").toString(),
                        "XDG_CACHE_HOME", folder.resolve("cache").toString()));
    }

    // Maven keeps a version that it has seen; the one of an earlier build of this program may lack
    // what is new.
    private static void forgetTheApi() throws IOException {
        var kept =
                Path.of(System.getProperty("user.home"))
                        .resolve(".m2/repository/dev/whetstone/whetstone-plugin-api");
        if (Files.exists(kept)) {
            try (var files = Files.walk(kept)) {
                for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private static void script(Path file, String line) throws IOException {
        Files.writeString(file, "#!/bin/sh\n" + line + "\n");
        if (!file.toFile().setExecutable(true)) {
            throw new IOException(file + ": cannot be made executable");
        }
    }

    /// Types a line at home.
    Program.Result shell(String line) throws IOException, InterruptedException {
        return new Program(List.of("sh", "-c"), home, environment).run(line);
    }
}
