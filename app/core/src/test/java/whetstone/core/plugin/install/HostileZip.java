package whetstone.core.plugin.install;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/// Writes zips that no proper tool would, byte by byte.
final class HostileZip {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final List<byte[]> table = new ArrayList<>();

    /// One entry, with all that it says of itself.
    ///
    /// @param local name in its local header
    /// @param size bytes that it says it unpacks to; -1 for the truth
    /// @param offset where the table says it lies; -1 for the truth
    record Entry(
            String name,
            String local,
            byte[] content,
            int flags,
            int method,
            long size,
            int mode,
            int offset) {

        static Entry of(String name, byte[] content) {
            return new Entry(name, name, content, 0x800, 8, -1, 0x81A4, -1);
        }

        static Entry of(String name, String text) {
            return of(name, text.getBytes(StandardCharsets.UTF_8));
        }

        Entry mode(int other) {
            return new Entry(name, local, content, flags, method, size, other, offset);
        }

        Entry flags(int other) {
            return new Entry(name, local, content, other, method, size, mode, offset);
        }

        Entry method(int other) {
            return new Entry(name, local, content, flags, other, size, mode, offset);
        }

        Entry size(long other) {
            return new Entry(name, local, content, flags, method, other, mode, offset);
        }

        Entry local(String other) {
            return new Entry(name, other, content, flags, method, size, mode, offset);
        }

        Entry at(int other) {
            return new Entry(name, local, content, flags, method, size, mode, other);
        }
    }

    /// A plugin in order, to which something is added.
    static HostileZip plugin() {
        return new HostileZip()
                .with(Entry.of("plugin.properties", "plugin.id=tiny\nplugin.version=1.0.0\n"))
                .with(Entry.of("classes/META-INF/extensions.idx", "tiny.Type\n"))
                .with(Entry.of("classes/tiny/Type.class", "bytes"));
    }

    HostileZip raw(byte[] bytes) {
        out.writeBytes(bytes);
        return this;
    }

    HostileZip with(Entry entry) {
        var packed = entry.method() == 8 ? deflated(entry.content()) : entry.content();
        long size = entry.size() < 0 ? entry.content().length : entry.size();
        int offset = entry.offset() < 0 ? out.size() : entry.offset();
        var crc = new CRC32();
        crc.update(entry.content());
        var local = entry.local().getBytes(StandardCharsets.UTF_8);
        var header = buffer(30).putInt(0x04034b50).putShort((short) 20);
        common(header, entry, crc.getValue(), packed.length, size);
        header.putShort((short) local.length).putShort((short) 0);
        if (entry.offset() < 0) {
            out.writeBytes(copy(header));
            out.writeBytes(local);
            out.writeBytes(packed);
        }
        var name = entry.name().getBytes(StandardCharsets.UTF_8);
        var row = buffer(46 + name.length).putInt(0x02014b50);
        row.putShort((short) (3 << 8 | 20)).putShort((short) 20);
        common(row, entry, crc.getValue(), packed.length, size);
        row.putShort((short) name.length).putShort((short) 0).putShort((short) 0);
        row.putShort((short) 0).putShort((short) 0);
        row.putInt(entry.mode() << 16).putInt(offset).put(name);
        table.add(copy(row));
        return this;
    }

    private static void common(ByteBuffer header, Entry entry, long crc, int packed, long size) {
        header.putShort((short) entry.flags()).putShort((short) entry.method());
        header.putInt(0).putInt((int) crc).putInt(packed).putInt((int) size);
    }

    private static ByteBuffer buffer(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static byte[] copy(ByteBuffer buffer) {
        var bytes = new byte[buffer.capacity()];
        buffer.get(0, bytes);
        return bytes;
    }

    private static byte[] deflated(byte[] content) {
        var deflater = new Deflater(9, true);
        deflater.setInput(content);
        deflater.finish();
        var packed = new ByteArrayOutputStream();
        var buffer = new byte[1 << 16];
        while (!deflater.finished()) {
            packed.write(buffer, 0, deflater.deflate(buffer));
        }
        deflater.end();
        return packed.toByteArray();
    }

    /// The whole of it, as it would lie on disk.
    byte[] bytes() {
        return bytes(table.size());
    }

    /// The whole of it, its end counting `count` entries.
    byte[] bytes(int count) {
        var whole = new ByteArrayOutputStream();
        whole.writeBytes(out.toByteArray());
        table.forEach(whole::writeBytes);
        int size = whole.size() - out.size();
        var end =
                buffer(22)
                        .putInt(0x06054b50)
                        .putInt(0)
                        .putShort((short) count)
                        .putShort((short) count)
                        .putInt(size)
                        .putInt(out.size())
                        .putShort((short) 0);
        whole.writeBytes(copy(end));
        return whole.toByteArray();
    }

    /// Writes it into `folder`.
    Path write(Path folder) {
        return write(folder, bytes());
    }

    static Path write(Path folder, byte[] bytes) {
        try {
            return Files.write(folder.resolve("hostile.zip"), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
