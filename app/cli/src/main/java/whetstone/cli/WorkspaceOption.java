package whetstone.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Option;
import whetstone.core.store.Runs.Details;
import whetstone.core.store.StoreException;
import whetstone.core.store.Workspace;

/// The option that names the workspace, the same for all commands.
final class WorkspaceOption {

    @Option(
            names = "--workspace",
            paramLabel = "DIR",
            description =
                    "The folder with the database and all that belongs to it. Default: ./${DEFAULT-VALUE}")
    Path folder = Path.of("workspace");

    /// The workspace, made where there is none.
    Workspace open() {
        return Workspace.open(folder);
    }

    /// The workspace, where there is one: reading leaves no folders behind.
    Workspace existing() {
        if (!Files.exists(folder.resolve("whetstone.db"))) {
            throw new StoreException(
                    "%s: is no workspace; name one with --workspace, or make one with 'whetstone run'"
                            .formatted(folder.toAbsolutePath()));
        }
        return open();
    }

    /// Run `number` of `store`.
    Details run(Workspace store, long number) {
        return store.runs()
                .find(number)
                .orElseThrow(() ->
                        new StoreException(
                                "%s: has no run %d; 'whetstone runs list' shows those it has"
                                        .formatted(store.folder(), number)));
    }
}
