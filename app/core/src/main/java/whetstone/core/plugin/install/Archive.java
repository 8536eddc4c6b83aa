package whetstone.core.plugin.install;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import whetstone.core.plugin.Digests;
import whetstone.core.plugin.PluginException;
import whetstone.core.plugin.PluginManifest;
import whetstone.core.plugin.install.CentralDirectory.Entry;
import whetstone.core.plugin.install.CentralDirectory.Malformed;
import whetstone.core.plugin.install.Refusal.Kind;
import whetstone.file.FileTrouble;

/// A plugin's zip that was looked through from end to end without running anything in it.
///
/// @param sha256 of the file, hexadecimal
/// @param sha512 of the file, hexadecimal
/// @param extensions names of the classes that it says it contributes
record Archive(
        Path file, PluginManifest manifest, String sha256, String sha512, List<String> extensions) {

    /// What to do about a file that is none of a plugin's.
    static final String ADVICE = "; do not install it, get it anew from its author";

    private static final String INDEX = "classes/META-INF/extensions.idx";
    private static final String PROPERTIES = "plugin.properties";
    private static final int LARGEST_TEXT = 1 << 16;
    private static final int LINK = 0xA000;
    private static final int PLAIN = 0x8000;
    private static final int FOLDER = 0x4000;
    private static final int KINDS = 0xF000;

    /// Looks through `file`.
    ///
    /// @param name that the file is called by in messages
    /// @throws Refusal if it is no plugin, or one that was made to do harm
    static Archive read(Path file, String name, ArchiveLimits limits) {
        try {
            if (Files.size(file) > limits.file()) {
                throw hostile(name, "is larger than %d MiB".formatted(limits.file() >> 20));
            }
            var entries = CentralDirectory.read(file);
            requireHarmless(name, entries, limits);
            try (var zip = new ZipFile(file.toFile())) {
                requireTrueSizes(name, zip, limits);
                var manifest = PluginManifest.read(file);
                var extensions = extensions(name, zip);
                requirePresent(name, zip, extensions);
                return new Archive(
                        file, manifest, Digests.sha256(file), Digests.sha512(file), extensions);
            }
        } catch (Malformed e) {
            throw hostile(name, String.valueOf(e.getMessage()));
        } catch (PluginException e) {
            throw hostile(name, String.valueOf(e.getMessage()));
        } catch (ZipException e) {
            throw hostile(name, "cannot be unpacked: " + e.getMessage());
        } catch (IOException | IllegalArgumentException e) {
            throw hostile(name, "cannot be read: " + FileTrouble.told(file, e));
        }
    }

    private static Refusal hostile(String name, String what) {
        return new Refusal(Kind.HOSTILE, "%s: %s%s".formatted(name, what, ADVICE));
    }

    private static void requireHarmless(String name, List<Entry> entries, ArchiveLimits limits) {
        if (entries.size() > limits.entries()) {
            throw hostile(name, "has more than %d entries".formatted(limits.entries()));
        }
        var names = new ArchiveNames();
        for (var entry : entries) {
            var fault = names.fault(entry.name(), limits.name());
            if (fault.isEmpty()) {
                fault = fault(entry);
            }
            if (!fault.isEmpty()) {
                throw hostile(name, "entry '%s': %s".formatted(entry.name(), fault));
            }
        }
        for (var text : List.of(PROPERTIES, INDEX)) {
            var found = entries.stream().filter(entry -> entry.name().equals(text)).findFirst();
            if (found.isEmpty()) {
                throw hostile(name, "is no plugin: it has no " + text);
            }
            if (found.get().size() > LARGEST_TEXT) {
                throw hostile(name, text + " is larger than a text should be");
            }
        }
    }

    private static String fault(Entry entry) {
        int kind = entry.mode() & KINDS;
        if (kind == LINK) {
            return "it is a link; a plugin has plain files only";
        }
        if (kind != 0 && kind != PLAIN && kind != FOLDER) {
            return "it is no plain file";
        }
        if ((entry.flags() & 1) != 0) {
            return "it is encrypted";
        }
        if (entry.method() != 0 && entry.method() != 8) {
            return "it is packed in a way that is not read here";
        }
        return "";
    }

    // What entries say of themselves may be a lie, so each is unpacked into nothing.
    private static void requireTrueSizes(String name, ZipFile zip, ArchiveLimits limits)
            throws IOException {
        long total = 0;
        var buffer = new byte[1 << 16];
        for (var entry : zip.stream().toList()) {
            long size = 0;
            try (var in = zip.getInputStream(entry)) {
                for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                    size += count;
                    total += count;
                    boolean bomb =
                            size > 1 << 20
                                    && size / Math.max(1, entry.getCompressedSize())
                                            > limits.ratio();
                    if (bomb || total > limits.unpacked()) {
                        throw hostile(
                                name,
                                "entry '%s' unpacks to more than a plugin may have"
                                        .formatted(entry.getName()));
                    }
                }
            }
            if (size != entry.getSize()) {
                throw hostile(name, "entry '%s' lies about its size".formatted(entry.getName()));
            }
        }
    }

    private static List<String> extensions(String name, ZipFile zip) throws IOException {
        try (var in = zip.getInputStream(zip.getEntry(INDEX))) {
            var classes =
                    new String(in.readAllBytes(), StandardCharsets.UTF_8)
                            .lines()
                            .map(line -> line.replaceFirst("#.*", "").strip())
                            .filter(line -> !line.isEmpty())
                            .sorted()
                            .toList();
            if (classes.isEmpty()) {
                throw hostile(name, "contributes nothing: %s is empty".formatted(INDEX));
            }
            return classes;
        }
    }

    private static void requirePresent(String name, ZipFile zip, List<String> extensions) {
        for (var type : extensions) {
            if (zip.getEntry("classes/" + type.replace('.', '/') + ".class") == null) {
                throw hostile(name, "says it contributes %s, which is not in it".formatted(type));
            }
        }
    }
}
