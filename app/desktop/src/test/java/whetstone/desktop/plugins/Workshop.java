package whetstone.desktop.plugins;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import whetstone.core.plugin.install.Offer;
import whetstone.core.plugin.install.Packing;
import whetstone.core.plugin.install.SigningKey;

/// Makes plugins as an author does: compiled, packed and signed.
///
/// @param folder of its projects
public record Workshop(Path folder, SigningKey author) {

    public static Workshop in(Path folder) {
        return new Workshop(folder, SigningKey.generate());
    }

    /// A signed zip of a plugin with one verifier, `tiny/ID`.
    ///
    /// @param needs as in `plugin.dependencies`; empty for nothing
    public Path signed(String id, String version, String needs) {
        try {
            var zip = unsigned(id, version, needs);
            author.sign(zip);
            return zip;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The same without a signature beside it.
    public Path unsigned(String id, String version, String needs) throws IOException {
        return packed(id, version, needs, verifier(id));
    }

    /// A zip of a plugin with one view, `tiny/ID`, titled `Tiny ID`.
    ///
    /// @param body of `show(Run run)`
    public Path view(String id, String version, String body) throws IOException {
        var text =
                """
                package tiny;

                import javafx.scene.control.*;

                @whetstone.api.desktop.View(id = "tiny/%2$s", title = "Tiny %2$s")
                public final class %1$s implements whetstone.api.desktop.ViewContribution {
                    public javafx.scene.Node show(whetstone.api.desktop.Run run) {
                        %3$s
                    }
                }
                """
                        .formatted(type(id), id, body);
        return packed(id, version, "", text);
    }

    private Path packed(String id, String version, String needs, String source) throws IOException {
        var project = Files.createDirectories(folder.resolve(id + "-" + version));
        var classes = Files.createDirectories(project.resolve("target/classes"));
        Files.writeString(
                project.resolve("plugin.properties"),
                """
                plugin.id=%s
                plugin.version=%s
                plugin.requires=>=0.1.0
                plugin.description=Judges whether an answer is tiny
                plugin.provider=Ada's workshop
                plugin.dependencies=%s
                """
                        .formatted(id, version, needs));
        Files.createDirectories(classes.resolve("META-INF"));
        Files.writeString(classes.resolve("META-INF/extensions.idx"), "tiny." + type(id) + "\n");
        compile(id, source, classes);
        return Packing.pack(project);
    }

    /// Puts signed plugins into a folder, as a site has them.
    public void shelve(Path site, List<Path> zips) throws IOException {
        Files.createDirectories(site);
        for (var zip : zips) {
            for (var file : List.of(zip, Offer.signatureFile(zip))) {
                Files.copy(
                        file,
                        site.resolve(file.getFileName()),
                        StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private static String type(String id) {
        return "V" + id.replace("-", "");
    }

    private static String verifier(String id) {
        return """
        package tiny;

        public final class %1$s implements whetstone.api.Verifier<%1$s.Truth> {
            public record Truth(int value) {}
            public String id() { return "tiny/%2$s"; }
            public Class<Truth> truthType() { return Truth.class; }
            public whetstone.api.Verdict verify(Truth truth, String completion) {
                return whetstone.api.Verdict.correct("as always");
            }
        }
        """
                .formatted(type(id), id);
    }

    private static void compile(String id, String text, Path classes) {
        var output = new StringWriter();
        var options =
                List.of(
                        "-d",
                        classes.toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "-proc:none");
        var sources = List.of(new Source(type(id), text));
        var task =
                ToolProvider.getSystemJavaCompiler()
                        .getTask(output, null, null, options, null, sources);
        if (!task.call()) {
            throw new IllegalArgumentException(output.toString());
        }
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(String name, String text) {
            super(URI.create("string:///tiny/" + name + ".java"), JavaFileObject.Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
