package whetstone.desktop.plugins;

import com.sun.net.httpserver.SimpleFileServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;

/// Serves a folder on this machine.
public final class FileServer implements AutoCloseable {
    private final com.sun.net.httpserver.HttpServer server;

    public FileServer(Path folder) {
        server =
                SimpleFileServer.createFileServer(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                        folder.toAbsolutePath(),
                        SimpleFileServer.OutputLevel.NONE);
        server.start();
    }

    public String url() {
        return "http://127.0.0.1:%d/".formatted(server.getAddress().getPort());
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
