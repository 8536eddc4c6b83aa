package whetstone.core.plugin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;
import org.pf4j.PluginDescriptor;
import org.pf4j.PropertiesPluginDescriptorFinder;

/// A plugin as a file, read without running any of it.
///
/// @param sha256 of the file, hexadecimal
record PluginZip(Path file, PluginDescriptor descriptor, String sha256) {

    // Semantic Versioning 2.0.0, semver.org.
    private static final Pattern VERSION =
            Pattern.compile(
                    "\\d{1,9}\\.\\d{1,9}\\.\\d{1,9}(-[0-9A-Za-z.-]{1,50})?(\\+[0-9A-Za-z.-]{1,50})?");

    // What Whetstone's largest plugin takes many times over; a zip that unpacks to more is no
    // plugin.
    private static final long LARGEST = 2L << 30;

    /// The plugin in `file`.
    ///
    /// @throws PluginException if that is not one
    static PluginZip read(Path file) {
        var name = file.getFileName().toString();
        return Boundary.here(
                name,
                "reading it",
                () -> {
                    var descriptor = new Descriptor().find(file);
                    check(name, descriptor);
                    return new PluginZip(file, descriptor, Digests.sha256(file));
                });
    }

    private static void check(String name, PluginDescriptor descriptor) {
        @Nullable String id = descriptor.getPluginId();
        if (id == null || !id.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,99}")) {
            throw new PluginException(
                    name,
                    "plugin.id is '%s'; expected letters, digits, '.', '_', '-'".formatted(id));
        }
        @Nullable String version = descriptor.getVersion();
        if (version == null || !VERSION.matcher(version).matches()) {
            throw new PluginException(
                    name, "plugin.version is '%s'; expected for example 1.0.0".formatted(version));
        }
    }

    String id() {
        return descriptor.getPluginId();
    }

    String version() {
        return descriptor.getVersion();
    }

    /// Its unpacked folder in `cache`, which is there whole or not at all; a second call finds it.
    Path unpack(Path cache) {
        return Boundary.here(
                id(),
                "unpacking it",
                () -> {
                    var folder = cache.resolve("%s-%s".formatted(id(), sha256));
                    if (!Files.isDirectory(folder)) {
                        Files.createDirectories(cache);
                        var staging = Files.createTempDirectory(cache, ".unpacking-");
                        try {
                            extract(staging);
                            Folders.place(staging, folder);
                        } finally {
                            Folders.delete(staging);
                        }
                    }
                    return folder;
                });
    }

    private void extract(Path target) throws IOException {
        long total = 0;
        try (var zip = new ZipFile(file.toFile())) {
            for (var entry : zip.stream().toList()) {
                var path = target.resolve(entry.getName()).normalize();
                if (!path.startsWith(target)) {
                    throw new PluginException(
                            id(), "entry '%s' leads outside".formatted(entry.getName()));
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(path);
                    continue;
                }
                Files.createDirectories(path.getParent());
                try (var in = zip.getInputStream(entry)) {
                    total += Folders.copy(in, path, LARGEST - total);
                }
            }
        }
    }

    /// Reads `plugin.properties` from the zip itself; PF4J would unpack it first.
    private static final class Descriptor extends PropertiesPluginDescriptorFinder {

        @Override
        protected Properties readProperties(Path file) {
            try (var zip = new ZipFile(file.toFile())) {
                var entry = zip.getEntry(propertiesFileName);
                if (entry == null) {
                    throw new PluginException(
                            file.getFileName().toString(),
                            "has no plugin.properties; is it a plugin zip? remove it");
                }
                var properties = new Properties();
                try (var in = zip.getInputStream(entry)) {
                    properties.load(in);
                }
                return properties;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
