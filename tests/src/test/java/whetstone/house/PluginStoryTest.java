package whetstone.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.SimpleFileServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The life of somebody's plugin, from its first line to its removal, as its author and its users type it.
final class PluginStoryTest {

    private static final String RECIPE =
            """
            name: digits
            model: {width: 32, layers: 1, heads: 2, keyValueHeads: 1, hidden: 64, context: 96}
            tasks: {domains: {digits/digit-sum: 1}, levels: [0], instructions: false}
            stages:
              - {type: warm-up, steps: 3, tasks: 8, algorithm: {type: sft}}
            """;

    @TempDir Path folder;

    private Author author;
    private String url = "";

    @BeforeEach
    void sitDown() throws Exception {
        author = Author.in(folder);
    }

    private String types(String line) throws Exception {
        return types(0, line);
    }

    private String types(int exitCode, String line) throws Exception {
        var result = author.shell(line);
        assertEquals(exitCode, result.exitCode(), line + "\n" + result.out() + result.err());
        return result.out() + result.err();
    }

    @Test
    void aPluginIsWrittenSoldUsedMendedBrokenAndRemoved() throws Exception {
        var site = Files.createDirectories(author.home().resolve("site"));
        var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        HttpServer server =
                SimpleFileServer.createFileServer(
                        address, site.toRealPath(), SimpleFileServer.OutputLevel.NONE);
        server.start();
        try {
            url = "http://127.0.0.1:" + server.getAddress().getPort() + "/";
            writeAndPublish();
            installAndUse();
            update();
            updateToWhatIsBroken();
            remove();
        } finally {
            server.stop(0);
        }
    }

    private void writeAndPublish() throws Exception {
        types("whetstone plugins new digits --kind domain");
        types("cd digits && mvn package && whetstone plugins pack");
        types("whetstone plugins sign digits/target/digits-1.0.0.zip --key author.key --new-key");
        types("cp digits/target/digits-1.0.0.zip* site/");
        types("cp author.key site.key && whetstone plugins sites publish site --key site.key");
    }

    private void installAndUse() throws Exception {
        types(3, "whetstone plugins sites add home " + url + " --allow-loopback --json");
        types("whetstone plugins sites add home " + url + " --allow-loopback --yes");
        assertTrue(types("whetstone plugins search digit").contains("digits"));
        assertTrue(types(3, "whetstone plugins install digits --json").contains("--trust-key"));
        assertTrue(
                types("whetstone plugins install digits --yes")
                        .contains("domain digits/digit-sum"));
        Files.writeString(author.home().resolve("digits.yaml"), RECIPE);
        types("whetstone run digits.yaml --device cpu");
        assertTrue(types("whetstone runs show 1").contains("plugin    digits 1.0.0"));
    }

    private void release(String version) throws Exception {
        var properties = author.home().resolve("digits/plugin.properties");
        var text = Files.readString(properties);
        Files.writeString(
                properties, text.replaceFirst("plugin.version=.*", "plugin.version=" + version));
        var zip = "digits/target/digits-" + version + ".zip";
        types("cd digits && mvn package -DskipTests && whetstone plugins pack");
        types("whetstone plugins sign " + zip + " --key author.key");
        types("cp " + zip + "* site/ && whetstone plugins sites publish site --key site.key");
    }

    private void update() throws Exception {
        release("1.1.0");
        assertTrue(types("whetstone plugins update --check").contains("1.1.0"));
        assertTrue(types("whetstone plugins update").contains("installed digits 1.1.0 over 1.0.0"));
    }

    private void updateToWhatIsBroken() throws Exception {
        var source = author.home().resolve("digits/src/main/java/digits/Digits.java");
        var text = Files.readString(source);
        var start = "    @Override\n    public String id() {\n";
        assertTrue(text.contains(start), text);
        Files.writeString(source, text.replace(start, start + "        System.exit(3);\n"));
        release("1.2.0");
        var said = types(5, "whetstone plugins update");
        assertTrue(said.contains("what was there before stays"), said);
        assertTrue(types("whetstone plugins info digits").contains("digits 1.1.0  trusted"));
        types("whetstone tasks draw digits/digit-sum --count 2");
    }

    private void remove() throws Exception {
        types("whetstone plugins remove digits");
        types(2, "whetstone tasks draw digits/digit-sum --count 2");
        assertTrue(types("whetstone runs show 1").contains("plugin    digits 1.0.0"));
        types("whetstone plugins rollback digits");
        types("whetstone tasks draw digits/digit-sum --count 2");
    }
}
