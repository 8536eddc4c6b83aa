package whetstone.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import whetstone.core.plugin.install.Offer;
import whetstone.core.plugin.install.SigningKey;

@Command(
        name = "sign",
        description = "Sign a plugin's zip: writes FILE.sig, which travels with it.",
        footer = {
            "",
            "Keep the key: only files that it signed take the place of yours. Publish its fingerprint, so that"
                    + " users can compare.",
            "",
            PluginsCommand.EXIT_CODES
        })
final class PluginsSignCommand implements Callable<Integer> {

    private final PrintWriter out;

    @Parameters(paramLabel = "FILE", description = "The zip, as 'plugins pack' makes it.")
    Path file = Path.of("");

    @Option(
            names = "--key",
            paramLabel = "KEY",
            required = true,
            description = "File of your key, which nobody else may have.")
    Path key = Path.of("");

    @Option(names = "--new-key", description = "Make the key first; the file must not be there.")
    boolean newKey;

    @Option(names = "--json", description = "Print JSON.")
    boolean json;

    PluginsSignCommand(PrintWriter out) {
        this.out = out;
    }

    @Override
    public Integer call() throws IOException {
        if (newKey) {
            if (Files.exists(key)) {
                throw new UsageException(
                        "%s: is there already; leave --new-key out to sign with it".formatted(key));
            }
            SigningKey.generate().write(key);
        }
        var signature = SigningKey.read(key).sign(file);
        if (json) {
            Json.print(signature, out);
        } else {
            out.printf(
                    "signed %s %s: %s%nkey fingerprint %s%n",
                    signature.id(),
                    signature.version(),
                    Offer.signatureFile(file),
                    signature.signer());
        }
        return 0;
    }
}
