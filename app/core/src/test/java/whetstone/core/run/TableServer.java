package whetstone.core.run;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import whetstone.api.Seed;
import whetstone.core.serve.ModelServer;
import whetstone.device.ComputeDevice;
import whetstone.device.Precision;
import whetstone.model.ModelFolder;

/// The table's model behind a server in a process of its own.
final class TableServer {
    private TableServer() {}

    private static final String PORT = "port"; // the file that the process tells it in

    /// The server in this process.
    static ModelServer serve(ModelFolder.Model model, int port) {
        return ModelServer.start(
                new ModelServer.Served(TableModel.NAME, model, "fp_1", false, new Seed(5)),
                new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    }

    /// Starts a process, and waits until it can be asked.
    ///
    /// @param folder of the model
    /// @param port 0 for any that is free; [#port] tells which
    static OwnProcess start(Path folder, int port) throws IOException, InterruptedException {
        Files.deleteIfExists(folder.resolve(PORT));
        var printed = folder.resolve("printed.txt");
        var process =
                OwnProcess.start(
                        TableServer.class, printed, folder.toString(), Integer.toString(port));
        while (!Files.exists(folder.resolve(PORT))) {
            process.requireAlive();
            Thread.sleep(20);
        }
        return process;
    }

    static int port(Path folder) throws IOException {
        return Integer.parseInt(Files.readString(folder.resolve(PORT)));
    }

    /// Serves the model of a folder at a port until it is killed.
    public static void main(String[] arguments) throws IOException {
        var folder = Path.of(arguments[0]);
        var device = ComputeDevice.open(ComputeDevice.Choice.CPU, Optional.of(Precision.FLOAT32));
        var server = serve(ModelFolder.read(device, folder), Integer.parseInt(arguments[1]));
        var told = folder.resolve(PORT + ".new");
        Files.writeString(told, Integer.toString(server.url().getPort()));
        Files.move(told, folder.resolve(PORT), StandardCopyOption.ATOMIC_MOVE);
    }
}
