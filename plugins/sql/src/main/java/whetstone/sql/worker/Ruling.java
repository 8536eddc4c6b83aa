package whetstone.sql.worker;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import whetstone.api.Tool;

/// What the worker says of one query.
///
/// @param why the rule that decided, and what it compared
public record Ruling(Kind kind, String why) {

    /// What was found.
    public enum Kind {
        CORRECT,
        WRONG,
        /// The reference does not run, or does not always return the same.
        BROKEN_REFERENCE,
        UNDECIDABLE,
        /// What the query returns, in the words of [Printout].
        SHOWN,
        /// The query may not run, or did not get to its end.
        REFUSED,
        /// Prepared, as asked.
        READY,
        /// First the worker has to learn the truth.
        LEARN_FIRST,
        /// First the worker has to draw databases.
        VARY_FIRST
    }

    private static final int LONGEST = 1_000;

    public Ruling {
        int longest = kind == Kind.SHOWN ? Tool.LONGEST : LONGEST;
        why = why.length() > longest ? why.substring(0, longest) : why;
    }

    /// As sent by the worker.
    public byte[] encode() {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            out.writeUTF(kind.name());
            out.writeUTF(why);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /// As received by the host.
    public static Ruling decode(byte[] bytes) {
        try (var in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            return new Ruling(Kind.valueOf(in.readUTF()), in.readUTF());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
