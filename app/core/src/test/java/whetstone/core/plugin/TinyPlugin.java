package whetstone.core.plugin;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/// A plugin zip that a test writes as Java text: compiled and packed when it is asked for.
public final class TinyPlugin {
    private final Map<String, String> properties = new LinkedHashMap<>();
    private final Map<String, String> sources = new LinkedHashMap<>();
    private final Map<String, byte[]> files = new LinkedHashMap<>();
    private final List<String> extensions = new ArrayList<>();

    public TinyPlugin(String id, String version) {
        with("plugin.id", id).with("plugin.version", version).with("plugin.requires", ">=0.1.0");
    }

    /// Sets a line of `plugin.properties`.
    public TinyPlugin with(String key, String value) {
        properties.put(key, value);
        return this;
    }

    /// Adds a class; `name` is the qualified name of the public class that `source` declares.
    public TinyPlugin source(String name, String source) {
        sources.put(name, source);
        return this;
    }

    /// Adds a class that is an extension.
    public TinyPlugin extension(String name, String source) {
        extensions.add(name);
        return source(name, source);
    }

    /// Lists a class as an extension, whether it is there or not.
    public TinyPlugin listed(String name) {
        extensions.add(name);
        return this;
    }

    /// Adds an entry to the zip.
    public TinyPlugin file(String path, String text) {
        files.put(path, text.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    /// A verifier of `record Truth(int value)` whose `verify` has the body `body`.
    public TinyPlugin verifier(String id, String className, String body) {
        return extension(
                "tiny." + className,
                """
                package tiny;

                public final class %1$s implements whetstone.api.Verifier<%1$s.Truth> {
                    public record Truth(int value) {}
                    public String id() { return "%2$s"; }
                    public Class<Truth> truthType() { return Truth.class; }
                    public whetstone.api.Verdict verify(Truth truth, String completion) {
                        %3$s
                    }
                }
                """
                        .formatted(className, id, body));
    }

    /// Writes `id-version.zip` into `folder`.
    public Path write(Path folder) {
        try {
            Files.createDirectories(folder);
            var zip =
                    folder.resolve(
                            properties.get("plugin.id")
                                    + "-"
                                    + properties.get("plugin.version")
                                    + ".zip");
            var classes = Files.createTempDirectory("tiny-plugin");
            compile(classes);
            try (var out = new ZipOutputStream(Files.newOutputStream(zip))) {
                var lines = new StringBuilder();
                properties.forEach(
                        (key, value) -> lines.append(key).append('=').append(value).append('\n'));
                put(out, "plugin.properties", lines.toString().getBytes(StandardCharsets.UTF_8));
                put(
                        out,
                        "classes/META-INF/extensions.idx",
                        String.join("\n", extensions).getBytes(StandardCharsets.UTF_8));
                for (var file : files.entrySet()) {
                    put(out, file.getKey(), file.getValue());
                }
                try (var paths = Files.walk(classes)) {
                    for (var path : paths.filter(Files::isRegularFile).sorted().toList()) {
                        var name =
                                "classes/" + classes.relativize(path).toString().replace('\\', '/');
                        put(out, name, Files.readAllBytes(path));
                    }
                }
            }
            Folders.delete(classes);
            return zip;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void put(ZipOutputStream out, String name, byte[] content) throws IOException {
        var entry = new ZipEntry(name);
        entry.setTime(0); // The same plugin has the same hash.
        out.putNextEntry(entry);
        out.write(content);
        out.closeEntry();
    }

    private void compile(Path target) {
        if (sources.isEmpty()) {
            return;
        }
        var units = new ArrayList<JavaFileObject>();
        sources.forEach((name, text) -> units.add(new Source(name, text)));
        var output = new StringWriter();
        var options =
                List.of(
                        "-d",
                        target.toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "-proc:none");
        var task =
                ToolProvider.getSystemJavaCompiler()
                        .getTask(output, null, null, options, null, units);
        if (!task.call()) {
            throw new IllegalArgumentException(output.toString());
        }
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(String name, String text) {
            super(URI.create("string:///" + name.replace('.', '/') + ".java"), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
