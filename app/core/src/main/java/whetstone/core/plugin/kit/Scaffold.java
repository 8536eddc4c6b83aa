package whetstone.core.plugin.kit;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Collectors;
import whetstone.core.plugin.Plugins;

/// A new plugin project.
///
/// @param name of the plugin and its folder: small letters, digits and hyphens
/// @param kind what it contributes
/// @param repository folder with the plugin API as Maven artifacts
public record Scaffold(String name, Kind kind, Path repository) {

    public Scaffold {
        if (!name.matches("[a-z][a-z0-9]*(-[a-z0-9]+)*")) {
            throw new IllegalArgumentException(
                    "name '%s': expected small letters, digits and hyphens, for example first-domain"
                            .formatted(name));
        }
    }

    /// What a new plugin contributes.
    public enum Kind {
        /// A kind of task with its check.
        DOMAIN,
        /// A check alone.
        VERIFIER,
        /// A learning algorithm.
        ALGORITHM,
        /// A way to choose tasks.
        CURATOR,
        /// A way to come by the rollouts of a training step.
        ROLLOUTS,
        /// A way to choose the levels of tasks.
        CURRICULUM,
        /// A measure of what samples are worth.
        EVALUATOR,
        /// A view of a run for the workbench.
        VIEW
    }

    /// Writes the project.
    ///
    /// @return its folder, `name` in `parent`
    /// @throws FileAlreadyExistsException if there is something of that name
    public Path write(Path parent) throws IOException {
        var project = parent.resolve(name);
        if (Files.exists(project)) {
            throw new FileAlreadyExistsException(project.toString());
        }
        for (var file : files().entrySet()) {
            var path = project.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
        return project;
    }

    /// The texts of the project by their places in it.
    public Map<String, String> files() throws IOException {
        var source = "java/%s/%s".formatted(packageName(), className());
        var files = new LinkedHashMap<String, String>();
        files.put("pom.xml", filled("pom.xml"));
        files.put("plugin.properties", filled("plugin.properties"));
        files.put("README.md", filled("README.md"));
        files.put(".gitignore", "target/\n");
        files.put("src/main/" + source + ".java", filled(what() + ".java"));
        files.put("src/test/" + source + "Test.java", filled(what() + "-test.java"));
        return files;
    }

    private String packageName() {
        return name.replace("-", "");
    }

    private String className() {
        return Arrays.stream(name.split("-", -1))
                .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                .collect(Collectors.joining());
    }

    private String filled(String template) throws IOException {
        var text = text(template);
        if (text.contains("{{dependencies}}")) {
            text = text.replace("{{dependencies}}", dependencies());
        }
        var versions = new Properties();
        try (var in = resource("versions.properties")) {
            versions.load(in);
        }
        for (var key : versions.stringPropertyNames()) {
            text = text.replace("{{" + key + "}}", versions.getProperty(key));
        }
        return text.replace("{{name}}", name)
                .replace("{{area}}", name)
                .replace("{{package}}", packageName())
                .replace("{{class}}", className())
                .replace("{{whetstone}}", Plugins.hostVersion())
                .replace("{{requires}}", requires(Plugins.hostVersion()))
                .replace("{{repository}}", repository.toUri().toString());
    }

    /// The versions of the API that can do what `version` of it can: semantic versioning, by which the first number that is
    /// not 0 tells what breaks.
    static String requires(String version) {
        var numbers = version.split("[.-]", -1);
        int major = Integer.parseInt(numbers[0]);
        var next =
                major > 0
                        ? "%d.0.0".formatted(major + 1)
                        : "0.%d.0".formatted(Integer.parseInt(numbers[1]) + 1);
        return ">=%s & <%s".formatted(version, next);
    }

    // What the kind needs beside the API.
    private String dependencies() throws IOException {
        return switch (kind) {
            case ALGORITHM, VIEW -> text(what() + "-dependencies").stripTrailing();
            case DOMAIN, VERIFIER, CURATOR, ROLLOUTS, CURRICULUM, EVALUATOR -> "";
        };
    }

    private String what() {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    private static String text(String template) throws IOException {
        try (var in = resource(template + ".txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static InputStream resource(String name) {
        return Objects.requireNonNull(Scaffold.class.getResourceAsStream(name), name);
    }
}
