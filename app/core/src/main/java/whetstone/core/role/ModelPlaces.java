package whetstone.core.role;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;
import whetstone.core.store.Workspace;
import whetstone.device.DeviceException;
import whetstone.file.FileTrouble;

/// Finds models on disk by what people type: a folder, or `run-12` for the newest checkpoint of run 12.
public final class ModelPlaces {
    private static final Pattern RUN = Pattern.compile("run-(\\d{1,18})");

    private ModelPlaces() {}

    /// The folder that `named` means.
    ///
    /// @param workspace folder of the workspace whose runs are meant
    /// @throws DeviceException if there is none
    public static Path find(String named, Path workspace) {
        var folder = Path.of(named);
        if (Files.isRegularFile(folder.resolve("config.json"))) {
            return folder;
        }
        var run = RUN.matcher(named);
        if (!run.matches()) {
            throw new DeviceException(
                    "%s: is no folder of a model; expected config.json, tokenizer.json and *.safetensors in it, or run-12 for a run's newest checkpoint"
                            .formatted(named));
        }
        if (!Files.exists(workspace.resolve("whetstone.db"))) {
            throw new DeviceException("%s: %s is no workspace".formatted(named, workspace));
        }
        var opened = Workspace.open(workspace);
        return opened.checkpointRows()
                .latest(Long.parseLong(run.group(1)))
                .map(checkpoint -> opened.folder().resolve(checkpoint.path()))
                .orElseThrow(() ->
                        new DeviceException(
                                "%s: %s has no checkpoint of that run; 'whetstone runs list' shows its runs"
                                        .formatted(named, opened.folder())));
    }

    /// SHA-256 of what decides what the model in `folder` says: another one wherever a weight differs.
    public static String hash(Path folder) {
        try (var files = Files.list(folder)) {
            var digest = MessageDigest.getInstance("SHA-256");
            for (var file : files.filter(ModelPlaces::decides).sorted().toList()) {
                try (var in = new DigestInputStream(Files.newInputStream(file), digest)) {
                    in.transferTo(OutputStream.nullOutputStream());
                }
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException e) {
            throw new DeviceException(
                    folder + ": cannot be read: " + FileTrouble.told(folder, e), e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // Every JDK has it.
        }
    }

    private static boolean decides(Path file) {
        return file.getFileName()
                .toString()
                .matches("config\\.json|tokenizer\\.json|model.*\\.safetensors");
    }
}
