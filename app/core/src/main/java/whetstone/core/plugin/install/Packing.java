package whetstone.core.plugin.install;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import whetstone.core.plugin.PluginManifest;
import whetstone.core.plugin.install.Refusal.Kind;

/// Makes a plugin's zip from a project that is built. The same classes give the same bytes.
public final class Packing {

    // The first that a zip can hold.
    private static final LocalDateTime TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private Packing() {}

    /// Packs `plugin.properties`, `target/classes` and the jars in `target/lib` of `project`.
    ///
    /// @return `target/id-version.zip` in `project`
    /// @throws Refusal if something is missing or would not be installed
    public static Path pack(Path project) throws IOException {
        var properties = project.resolve("plugin.properties");
        var classes = project.resolve("target/classes");
        if (!Files.isRegularFile(properties)) {
            throw new Refusal(
                    Kind.ABSENT,
                    "%s: no such file; pack in a plugin's project, or make one with 'whetstone plugins new'"
                            .formatted(properties));
        }
        if (!Files.isDirectory(classes)) {
            throw new Refusal(
                    Kind.ABSENT, "%s: no such folder; build first: mvn package".formatted(classes));
        }
        var files = new TreeMap<String, Path>();
        files.put("plugin.properties", properties);
        collect(classes, "classes/", files);
        collect(project.resolve("target/lib"), "lib/", files);
        var part = project.resolve("target/plugin.zip.part");
        write(part, files);
        var manifest = check(part);
        var zip =
                project.resolve("target")
                        .resolve("%s-%s.zip".formatted(manifest.id(), manifest.version()));
        Files.move(part, zip, StandardCopyOption.REPLACE_EXISTING);
        return zip;
    }

    private static PluginManifest check(Path zip) {
        try {
            return Archive.read(zip, "this project", ArchiveLimits.USUAL).manifest();
        } catch (Refusal e) {
            throw new Refusal(
                    e.kind(),
                    String.valueOf(e.getMessage())
                            .replace(Archive.ADVICE, "; nobody could install that"));
        }
    }

    private static void collect(Path folder, String prefix, Map<String, Path> files)
            throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (var paths = Files.walk(folder)) {
            paths.filter(Files::isRegularFile)
                    .forEach(path ->
                            files.put(
                                    prefix + folder.relativize(path).toString().replace('\\', '/'),
                                    path));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static void write(Path zip, Map<String, Path> files) throws IOException {
        try (var out = new ZipOutputStream(Files.newOutputStream(zip))) {
            for (var file : files.entrySet()) {
                var entry = new ZipEntry(file.getKey());
                entry.setTimeLocal(TIME);
                out.putNextEntry(entry);
                Files.copy(file.getValue(), out);
                out.closeEntry();
            }
        }
    }
}
