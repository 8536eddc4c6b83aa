package whetstone.foreign;

import com.github.tjake.jlama.model.ModelSupport;
import com.github.tjake.jlama.model.functions.Generator;
import com.github.tjake.jlama.net.openai.OpenAIChatService;
import com.github.tjake.jlama.safetensors.DType;
import java.nio.file.Path;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.support.GenericApplicationContext;

/// Jlama's server for a model folder, put together as its own command line does: `JlamaServer FOLDER PORT`. It prints
/// the port once it can be asked.
@EnableAutoConfiguration
public final class JlamaServer {
    private JlamaServer() {}

    /// Serves on this machine only, until it is killed.
    public static void main(String[] arguments) {
        var folder = Path.of(arguments[0]).toFile();
        var model = ModelSupport.loadModel(folder, DType.F32, DType.F32);
        var server = new SpringApplication(JlamaServer.class, OpenAIChatService.class);
        server.setDefaultProperties(
                Map.of("server.address", "127.0.0.1", "server.port", arguments[1]));
        server.setLazyInitialization(true);
        server.addInitializers(context ->
                ((GenericApplicationContext) context).registerBean(Generator.class, () -> model));
        var port = server.run().getEnvironment().getProperty("local.server.port");
        System.out.println("port " + port);
    }
}
