package whetstone.core.sandbox;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import whetstone.api.WorkerLoop;

/// A worker process that does what it is told to, and worse.
public final class HostileWorker {
    private HostileWorker() {}

    public static void main(String[] arguments) throws IOException {
        WorkerLoop.serve(HostileWorker::answer);
    }

    private static byte[] answer(byte[] request) {
        var words = new String(request, StandardCharsets.UTF_8).split(" ", 2);
        try {
            switch (words[0]) {
                case "loop" -> loop();
                case "sleep" -> Thread.sleep(60_000);
                case "spawn" -> spawn(words[1]);
                case "fill" -> fill();
                case "allocate" -> allocate();
                case "forge" -> forge();
                case "exit" -> Runtime.getRuntime().halt(3);
                default -> {
                    return request;
                }
            }
        } catch (IOException | InterruptedException e) {
            return String.valueOf(e).getBytes(StandardCharsets.UTF_8);
        }
        return new byte[0];
    }

    private static void loop() {
        for (long i = 0; i >= 0; i += 2) {
            Thread.onSpinWait();
        }
    }

    /// Children that leave the family, ignore requests to end, and whose parent is gone.
    private static void spawn(String mark) throws IOException {
        var script =
                "trap '' TERM HUP INT; setsid sh -c 'trap \"\" TERM; sleep %1$s' & sleep %1$s"
                        .formatted(mark);
        for (int i = 0; i < 3; i++) {
            new ProcessBuilder("setsid", "sh", "-c", script).start();
        }
        loop();
    }

    private static void fill() throws IOException {
        var out = new FileOutputStream(FileDescriptor.out);
        for (; ; ) {
            out.write(new byte[1 << 16]);
        }
    }

    private static void allocate() {
        var all = new ArrayList<byte[]>();
        while (all.size() < 1 << 20) {
            all.add(new byte[1 << 20]);
        }
    }

    /// A well-formed answer under a secret that is guessed.
    private static void forge() throws IOException {
        var frame = ByteBuffer.allocate(WorkerLoop.SECRET + 2 * Integer.BYTES + 4);
        frame.position(WorkerLoop.SECRET)
                .putInt(0)
                .putInt(4)
                .put("good".getBytes(StandardCharsets.UTF_8));
        new FileOutputStream(FileDescriptor.out).write(frame.array());
    }
}
