package whetstone.cli;

import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import whetstone.api.Seed;
import whetstone.core.role.ModelPlaces;
import whetstone.core.role.Transcript;
import whetstone.core.serve.ModelServer;
import whetstone.device.ComputeDevice;
import whetstone.model.ModelFolder;

@Command(
        name = "serve",
        description = {
            "Put a model of yours behind OpenAI's protocol: /v1/models, /v1/completions, /v1/chat/completions.",
            "Requests that come together are sampled together. A conversation is read as the text of its messages, a line"
                    + " break after each: what models trained here know. Ctrl-C ends it."
        },
        footer = {
            "",
            "Examples:",
            "  whetstone serve run-3",
            "  whetstone serve models/mine --port 8000 --name mine",
            "  curl http://127.0.0.1:8642/v1/completions -d '{\"model\": \"run-3\", \"prompt\": \"2+3=\"}'"
        })
final class ServeCommand implements Callable<Integer> {

    private final PrintWriter out;

    @Parameters(
            paramLabel = "MODEL",
            description = "A folder with a model, or run-3 for the newest checkpoint of run 3.")
    String model = "";

    @Option(
            names = "--port",
            description = "Where to listen; 0 takes any that is free. Default: ${DEFAULT-VALUE}")
    int port = 8642;

    @Option(
            names = "--host",
            description =
                    "The address to listen at. Others than this machine's own need --allow-remote. Default:"
                            + " ${DEFAULT-VALUE}")
    String host = "127.0.0.1";

    @Option(
            names = "--allow-remote",
            description =
                    "Let other machines ask. Anyone who reaches the address can: there is no key and no encryption.")
    boolean allowRemote;

    @Option(
            names = "--name",
            description = "What requests call the model. Default: the name of its folder, or run-3")
    @Nullable String name;

    @Option(names = "--device", description = "auto, cpu or gpu. Default: auto")
    ComputeDevice.Choice device = ComputeDevice.Choice.AUTO;

    @Mixin WorkspaceOption workspace = new WorkspaceOption();

    ServeCommand(PrintWriter out) {
        this.out = out;
    }

    @Override
    public Integer call() throws InterruptedException {
        var address = address();
        var folder = ModelPlaces.find(model, workspace.folder);
        var ended = new CountDownLatch(1);
        try (var opened = ComputeDevice.open(device, Optional.empty())) {
            serve(folder, opened, address, ended);
        } finally {
            ended.countDown();
        }
        return 0;
    }

    private void serve(
            Path folder, ComputeDevice opened, InetSocketAddress address, CountDownLatch ended)
            throws InterruptedException {
        var read = ModelFolder.read(opened, folder);
        var served =
                new ModelServer.Served(
                        named(),
                        read,
                        "fp_" + ModelPlaces.hash(folder).substring(0, 16),
                        Transcript.hasTemplate(folder),
                        new Seed(System.currentTimeMillis()));
        try (var server = ModelServer.start(served, address)) {
            server.closeOnSignal(ended);
            out.printf("serving    %s, %s%n", served.name(), folder.toAbsolutePath().normalize());
            out.printf("address    %s%n", server.url());
            server.await();
        } finally {
            read.decoder().close();
        }
    }

    private String named() {
        if (name != null) {
            return name;
        }
        var last = Path.of(model).toAbsolutePath().normalize().getFileName();
        return last == null ? "model" : last.toString();
    }

    private InetSocketAddress address() {
        try {
            var found = InetAddress.getByName(host);
            if (!found.isLoopbackAddress() && !allowRemote) {
                throw new UsageException(
                        "--host %s: other machines could ask there; add --allow-remote if they may"
                                .formatted(host));
            }
            if (port < 0 || port > 65_535) {
                throw new UsageException("--port %d: expected 0 to 65535".formatted(port));
            }
            return new InetSocketAddress(found, port);
        } catch (UnknownHostException e) {
            throw new UsageException(
                    "--host %s: no such address; expected one such as 127.0.0.1".formatted(host));
        }
    }
}
