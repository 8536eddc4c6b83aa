package whetstone.core.sandbox;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A program of this machine that some check or another part may need.
///
/// @param name as it is called on the command line
/// @param debianPackage the package that brings it
/// @param purpose what cannot be done without it
public record Tool(String name, String debianPackage, String purpose) {

    /// All that any part of Whetstone may call.
    public static final List<Tool> ALL =
            List.of(
                    new Tool("bwrap", "bubblewrap", "isolating code that a model wrote"),
                    new Tool("iverilog", "iverilog", "simulating Verilog"),
                    new Tool("yosys", "yosys", "proving Verilog equal"));

    /// The program on the search path of this process.
    public Optional<Path> find() {
        return findIn(System.getenv());
    }

    Optional<Path> findIn(Map<String, String> environment) {
        return find(name, environment);
    }

    /// The program called `name` on the search path of `environment`.
    static Optional<Path> find(String name, Map<String, String> environment) {
        var folders = environment.getOrDefault("PATH", "").split(Pattern.quote(File.pathSeparator));
        return Stream.of(folders)
                .map(folder -> Path.of(folder).resolve(name))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
