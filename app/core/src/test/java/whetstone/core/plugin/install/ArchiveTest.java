package whetstone.core.plugin.install;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import whetstone.core.plugin.TinyPlugin;
import whetstone.core.plugin.install.HostileZip.Entry;
import whetstone.core.plugin.install.Refusal.Kind;

/// A gallery of archives that were made to do harm. Each is refused, with words that say what to do.
class ArchiveTest {

    private static final ArchiveLimits SMALL = new ArchiveLimits(1 << 20, 4 << 20, 50, 100, 100);
    private static final int LINK = 0xA1FF;
    private static final int DEVICE = 0x61B6;

    @TempDir Path folder;

    private static HostileZip with(String name) {
        return HostileZip.plugin().with(Entry.of(name, "content"));
    }

    private static HostileZip with(Entry entry) {
        return HostileZip.plugin().with(entry);
    }

    private static HostileZip properties(String text) {
        return new HostileZip()
                .with(Entry.of("plugin.properties", text))
                .with(Entry.of("classes/META-INF/extensions.idx", "tiny.Type\n"))
                .with(Entry.of("classes/tiny/Type.class", "bytes"));
    }

    private static HostileZip index(String text) {
        return new HostileZip()
                .with(Entry.of("plugin.properties", "plugin.id=tiny\nplugin.version=1.0.0\n"))
                .with(Entry.of("classes/META-INF/extensions.idx", text))
                .with(Entry.of("classes/tiny/Type.class", "bytes"));
    }

    private static HostileZip many() {
        var zip = HostileZip.plugin();
        for (int i = 0; i < 60; i++) {
            zip.with(Entry.of("classes/f" + i, "x"));
        }
        return zip;
    }

    private static HostileZip large(int entries) {
        var zip = HostileZip.plugin();
        for (int i = 0; i < entries; i++) {
            zip.with(Entry.of("classes/f" + i, new byte[900_000]));
        }
        return zip;
    }

    /// What is said of each, by the name of the entry that is one too many.
    private static Map<String, String> names() {
        var names = new LinkedHashMap<String, String>();
        names.put("../escaped.txt", "leads outside");
        names.put("classes/../../escaped.txt", "leads outside");
        names.put("/etc/escaped.txt", "leads outside");
        names.put("C:/escaped.txt", "leads outside");
        names.put("..\\escaped.txt", "leads outside");
        names.put("classes//double.txt", "leads outside");
        names.put("classes/./here.txt", "leads outside");
        names.put("lib/NUL.jar", "none on every system");
        names.put("lib/com1", "none on every system");
        names.put("lib/dot.", "none on every system");
        names.put("lib/space ", "none on every system");
        names.put("lib/star*.jar", "characters");
        names.put("lib/bell\u0007", "characters");
        names.put("lib/" + "long".repeat(50), "longer than 100 characters");
        names.put("plugin.properties", "there twice");
        names.put("PLUGIN.properties", "there twice");
        names.put("classes/tiny/Type.class/inside", "which is a file");
        return names;
    }

    private static Map<String, HostileZip> entries() {
        var zips = new LinkedHashMap<String, HostileZip>();
        zips.put("link", with(Entry.of("lib/x.jar", "/etc/passwd").mode(LINK)));
        zips.put("it is no plain file", with(Entry.of("lib/x.jar", "").mode(DEVICE)));
        zips.put("encrypted", with(Entry.of("lib/x.jar", "x").flags(0x801)));
        zips.put("packed in a way", with(Entry.of("lib/x.jar", "x").method(12)));
        zips.put("lies about its size", with(Entry.of("lib/x.jar", "four").method(8).size(9)));
        zips.put("calls one entry", with(Entry.of("lib/x.jar", "x").local("lib/y.jar")));
        zips.put("overlaps", with(Entry.of("lib/again", "tiny.Type\n").at(0).local("x")));
        zips.put("than a plugin may have", with(Entry.of("lib/bomb", new byte[3 << 20])));
        zips.put("more than a plugin may have", large(6));
        zips.put("more than 50 entries", many());
        zips.put(
                "before its first entry",
                new HostileZip().raw(new byte[9]).with(Entry.of("plugin.properties", "x")));
        zips.put(
                "has no plugin.properties", new HostileZip().with(Entry.of("readme.txt", "hello")));
        zips.put("is empty", index("# nothing\n"));
        zips.put("tiny.Absent, which is not in it", index("tiny.Absent\n"));
        zips.put("larger than a text", index("#".repeat(70_000)));
        zips.put("plugin.id is", properties("plugin.id=../evil\nplugin.version=1.0.0\n"));
        zips.put("plugin.id is 'null'", properties("plugin.version=1.0.0\n"));
        zips.put("plugin.version is 'soon'", properties("plugin.id=tiny\nplugin.version=soon\n"));
        zips.put("reading it", properties("plugin.id=\\u00zz\n"));
        return zips;
    }

    private static Map<String, byte[]> bytes() {
        var whole = HostileZip.plugin().bytes();
        var bytes = new LinkedHashMap<String, byte[]>();
        bytes.put("too short", new byte[0]);
        bytes.put(
                "does not end as a zip",
                "no zip at all, only text".repeat(9).getBytes(StandardCharsets.UTF_8));
        bytes.put("is it cut off", Arrays.copyOf(whole, whole.length - 30));
        bytes.put("between or behind", appendedInside(whole));
        bytes.put("does not end as a zip does", Arrays.copyOf(whole, whole.length + 9));
        bytes.put("more entries than it counts", HostileZip.plugin().bytes(2));
        bytes.put("broken table", HostileZip.plugin().bytes(4));
        bytes.put("larger than 1 MiB", new byte[(1 << 20) + 1]);
        bytes.put("cannot be unpacked", scrambled(whole));
        return bytes;
    }

    private static byte[] appendedInside(byte[] whole) {
        var longer = Arrays.copyOf(whole, whole.length + 5);
        System.arraycopy(whole, whole.length - 22, longer, longer.length - 22, 22);
        return longer;
    }

    // The packed bytes of the first entry follow its header of 30 bytes and its name of 17.
    private static byte[] scrambled(byte[] whole) {
        var other = whole.clone();
        Arrays.fill(other, 47, 60, (byte) 0xff);
        return other;
    }

    @TestFactory
    Stream<DynamicTest> namesThatLeadAstray() {
        return names().entrySet().stream()
                .map(one ->
                        DynamicTest.dynamicTest(
                                one.getKey(),
                                () -> refuses(with(one.getKey()).bytes(), one.getValue())));
    }

    @TestFactory
    Stream<DynamicTest> entriesThatAreNotWhatTheySeem() {
        return entries().entrySet().stream()
                .map(one ->
                        DynamicTest.dynamicTest(
                                one.getKey(), () -> refuses(one.getValue().bytes(), one.getKey())));
    }

    @TestFactory
    Stream<DynamicTest> filesThatAreNoZips() {
        return bytes().entrySet().stream()
                .map(one ->
                        DynamicTest.dynamicTest(
                                one.getKey(), () -> refuses(one.getValue(), one.getKey())));
    }

    private void refuses(byte[] bytes, String words) {
        var file = HostileZip.write(folder, bytes);
        var refusal = assertThrows(Refusal.class, () -> Archive.read(file, "hostile.zip", SMALL));
        var message = String.valueOf(refusal.getMessage());
        assertEquals(Kind.HOSTILE, refusal.kind());
        assertTrue(message.contains(words), message);
        assertTrue(message.startsWith("hostile.zip: "), message);
        assertTrue(message.contains("get it anew from its author"), message);
    }

    @Test
    void aPluginInOrderIsRead() {
        var archive = Archive.read(HostileZip.plugin().write(folder), "good.zip", SMALL);
        assertEquals("tiny", archive.manifest().id());
        assertEquals(List.of("tiny.Type"), archive.extensions());
        var zip =
                new TinyPlugin("other", "1.0.0").verifier("a/b", "B", "return null;").write(folder);
        assertEquals(List.of("tiny.B"), Archive.read(zip, "x", SMALL).extensions());
    }
}
