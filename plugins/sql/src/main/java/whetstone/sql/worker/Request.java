package whetstone.sql.worker;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the worker is asked to do with the truth called `id`. What has to be prepared is prepared in requests of its
/// own, so that a candidate is never blamed for the time that takes.
///
/// @param id the same for the same truth only
/// @param strict whether columns have to come in the reference's order
/// @param candidate the query to judge, to show or to draw for; empty in [Step#LEARN]
/// @param truth for [Step#LEARN]; null in the other steps
public record Request(
        String id, Step step, boolean strict, String candidate, @Nullable Truth truth) {

    /// What to do.
    public enum Step {
        /// Make the databases of `truth`, and run its reference.
        LEARN,
        /// Draw databases that tell near misses such as `candidate` from the reference.
        VARY,
        /// Say whether `candidate` answers as the reference does.
        JUDGE,
        /// Show what `candidate` returns on the first database.
        SHOW
    }

    /// What generated databases keep of the given ones.
    public enum Keep {
        /// What all given ones show: no NULL where none has one, no value twice where it never is, none empty.
        GIVEN,
        /// What their tables declare, and no more.
        DECLARED
    }

    /// What a query is judged by.
    ///
    /// @param scripts make a database each, at least one
    /// @param query the reference
    /// @param ordered whether the order of rows counts; null if the reference says so itself
    public record Truth(List<String> scripts, String query, @Nullable Boolean ordered, Keep keep) {
        public Truth {
            scripts = List.copyOf(scripts);
        }
    }

    /// As sent by the host.
    public byte[] encode() {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            write(out, id);
            out.writeByte(step.name().charAt(0));
            out.writeBoolean(strict);
            write(out, candidate);
            out.writeBoolean(truth != null);
            if (truth != null) {
                out.writeInt(truth.scripts.size());
                for (var script : truth.scripts) {
                    write(out, script);
                }
                write(out, truth.query);
                out.writeByte(truth.ordered == null ? -1 : truth.ordered ? 1 : 0);
                out.writeBoolean(truth.keep == Keep.DECLARED);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /// As received by the worker.
    public static Request decode(byte[] bytes) {
        try (var in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            var id = read(in);
            var step = step((char) in.readByte());
            boolean strict = in.readBoolean();
            var candidate = read(in);
            return new Request(id, step, strict, candidate, in.readBoolean() ? truth(in) : null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Step step(char initial) {
        return switch (initial) {
            case 'L' -> Step.LEARN;
            case 'V' -> Step.VARY;
            case 'S' -> Step.SHOW;
            default -> Step.JUDGE;
        };
    }

    private static Truth truth(DataInputStream in) throws IOException {
        int count = in.readInt();
        var scripts = new ArrayList<String>();
        for (int i = 0; i < count; i++) {
            scripts.add(read(in));
        }
        var query = read(in);
        byte ordered = in.readByte();
        var keep = in.readBoolean() ? Keep.DECLARED : Keep.GIVEN;
        return new Truth(scripts, query, ordered < 0 ? null : ordered == 1, keep);
    }

    // Not writeUTF, which ends at 64 KiB.
    private static void write(DataOutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static String read(DataInputStream in) throws IOException {
        byte[] bytes = new byte[in.readInt()];
        in.readFully(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
