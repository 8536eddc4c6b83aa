package whetstone.core.plugin.install;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// The table at the end of a zip that names its entries, with what `java.util.zip` does not tell: where entries lie,
/// what kind of file each is, and whether there is anything before, between or behind them.
///
/// Source: APPNOTE.TXT 6.3.10, sections 4.3.7, 4.3.12 and 4.3.16. Zip64 is not read: a plugin has no use for it.
final class CentralDirectory {

    private static final int END_SIGNATURE = 0x06054b50;
    private static final int END_SIZE = 22;
    private static final int ENTRY_SIGNATURE = 0x02014b50;
    private static final int ENTRY_SIZE = 46;
    private static final int LOCAL_SIGNATURE = 0x04034b50;
    private static final int LOCAL_SIZE = 30;
    private static final int LARGEST = 16 << 20;

    private CentralDirectory() {}

    /// One entry.
    ///
    /// @param flags bit 0 is encryption
    /// @param method 0 stored, 8 deflated
    /// @param compressed bytes that it takes
    /// @param size bytes that it says it unpacks to
    /// @param offset of its local header
    /// @param mode kind and permissions in Unix' terms; 0 where unknown
    record Entry(
            String name,
            int flags,
            int method,
            long compressed,
            long size,
            long offset,
            int mode) {}

    /// The entries of `file`.
    ///
    /// @throws Malformed if this is not a zip in its plainest form
    static List<Entry> read(Path file) throws IOException {
        try (var channel = FileChannel.open(file)) {
            var end = end(channel);
            int count = Short.toUnsignedInt(end.getShort(10));
            long size = Integer.toUnsignedLong(end.getInt(12));
            long start = Integer.toUnsignedLong(end.getInt(16));
            if (end.getInt(4) != 0 || end.getShort(8) != end.getShort(10)) {
                throw new Malformed("is one part of several");
            }
            if (start + size != channel.size() - END_SIZE || size > LARGEST) {
                throw new Malformed("has bytes between or behind its tables");
            }
            var table = bytes(channel, start, (int) size);
            var entries = new ArrayList<Entry>(count);
            for (int i = 0; i < count; i++) {
                entries.add(entry(table));
            }
            if (table.hasRemaining()) {
                throw new Malformed("has more entries than it counts");
            }
            requireApart(channel, entries, start);
            return entries;
        }
    }

    private static ByteBuffer end(FileChannel channel) throws IOException {
        if (channel.size() < END_SIZE) {
            throw new Malformed("is too short for a zip");
        }
        var end = bytes(channel, channel.size() - END_SIZE, END_SIZE);
        if (end.getInt(0) != END_SIGNATURE || end.getShort(20) != 0) {
            throw new Malformed("does not end as a zip does: is it cut off, or something else?");
        }
        return end;
    }

    private static ByteBuffer bytes(FileChannel channel, long from, int count) throws IOException {
        var buffer = ByteBuffer.allocate(count).order(ByteOrder.LITTLE_ENDIAN);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer, from + buffer.position()) < 0) {
                throw new Malformed("ends in the middle of an entry");
            }
        }
        return buffer.flip();
    }

    private static Entry entry(ByteBuffer table) {
        int at = table.position();
        if (table.remaining() < ENTRY_SIZE || table.getInt(at) != ENTRY_SIGNATURE) {
            throw new Malformed("has a broken table of entries");
        }
        int nameLength = Short.toUnsignedInt(table.getShort(at + 28));
        int rest =
                Short.toUnsignedInt(table.getShort(at + 30))
                        + Short.toUnsignedInt(table.getShort(at + 32));
        if (table.remaining() < ENTRY_SIZE + nameLength + rest) {
            throw new Malformed("has a broken table of entries");
        }
        boolean unix = Short.toUnsignedInt(table.getShort(at + 4)) >> 8 == 3;
        var entry =
                new Entry(
                        name(table.slice(at + ENTRY_SIZE, nameLength)),
                        Short.toUnsignedInt(table.getShort(at + 8)),
                        Short.toUnsignedInt(table.getShort(at + 10)),
                        Integer.toUnsignedLong(table.getInt(at + 20)),
                        Integer.toUnsignedLong(table.getInt(at + 24)),
                        Integer.toUnsignedLong(table.getInt(at + 42)),
                        unix ? table.getInt(at + 38) >>> 16 : 0);
        table.position(at + ENTRY_SIZE + nameLength + rest);
        return entry;
    }

    private static String name(ByteBuffer bytes) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
        } catch (CharacterCodingException e) {
            throw new Malformed("has an entry whose name is no UTF-8");
        }
    }

    // Entries that share bytes unpack to more than any ratio tells; a local header that names
    // another file than the
    // table is read differently by different readers.
    private static void requireApart(FileChannel channel, List<Entry> entries, long end)
            throws IOException {
        long free = 0;
        for (var entry :
                entries.stream().sorted(Comparator.comparingLong(Entry::offset)).toList()) {
            if (entry.offset() < free) {
                throw new Malformed("entry '%s' overlaps another".formatted(entry.name()));
            }
            var local = bytes(channel, entry.offset(), LOCAL_SIZE);
            int nameLength = Short.toUnsignedInt(local.getShort(26));
            if (local.getInt(0) != LOCAL_SIGNATURE || (entry.offset() != 0 && free == 0)) {
                throw new Malformed("has bytes before its first entry");
            }
            var name = name(bytes(channel, entry.offset() + LOCAL_SIZE, nameLength));
            if (!name.equals(entry.name())) {
                throw new Malformed("calls one entry '%s' and '%s'".formatted(entry.name(), name));
            }
            free =
                    entry.offset()
                            + LOCAL_SIZE
                            + nameLength
                            + Short.toUnsignedInt(local.getShort(28))
                            + entry.compressed();
        }
        if (free > end) {
            throw new Malformed("has an entry that reaches into its table");
        }
    }

    /// A zip that is not read.
    static final class Malformed extends RuntimeException {
        private static final long serialVersionUID = 1;

        Malformed(String what) {
            super(what);
        }
    }
}
