package whetstone.api;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.function.UnaryOperator;

/// The worker's end of the pipe: what the main method of a worker process calls.
///
/// Standard input brings a secret of [#SECRET] bytes and then requests: length (int), bytes. Standard output answers the
/// secret alone, to say hello, and then to each request: secret, number of the request from 0 (int), length (int),
/// bytes. Judged text does not know the secret, so what it makes the process print is no answer.
public final class WorkerLoop {
    private WorkerLoop() {}

    /// Length of the secret, bytes.
    public static final int SECRET = 16;

    /// Answers requests until standard input ends.
    ///
    /// @param answer may throw; the process then ends, and the host says so
    public static void serve(UnaryOperator<byte[]> answer) throws IOException {
        var in =
                new DataInputStream(
                        new BufferedInputStream(new FileInputStream(FileDescriptor.in)));
        try (in;
                var out = new FileOutputStream(FileDescriptor.out)) {
            byte[] secret = in.readNBytes(SECRET);
            out.write(secret);
            for (int number = 0; ; number++) {
                byte[] request = new byte[in.readInt()];
                in.readFully(request);
                byte[] reply = answer.apply(request);
                var frame = ByteBuffer.allocate(secret.length + 2 * Integer.BYTES + reply.length);
                frame.put(secret).putInt(number).putInt(reply.length).put(reply);
                out.write(frame.array());
            }
        } catch (EOFException e) {
            return; // The host is gone, or wants no more.
        }
    }
}
