package whetstone.core.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import whetstone.core.recipe.Recipe;
import whetstone.core.store.Checkpoints.Checkpoint;
import whetstone.core.store.Journal;
import whetstone.core.store.Workspace;
import whetstone.device.ComputeDevice;
import whetstone.model.Decoder;
import whetstone.model.ModelFolder;
import whetstone.model.Tokenizer;
import whetstone.train.Policy;

/// How far a run is: its checkpoints, written and found again.
final class Progress {

    private static final Logger LOG = LoggerFactory.getLogger(Progress.class);

    private final Workspace workspace;
    private final long run;

    Progress(Workspace workspace, long run) {
        this.workspace = workspace;
        this.run = run;
    }

    /// Where a run starts, or goes on.
    record Standing(Policy policy, Tokenizer tokenizer, CheckpointFolder.State state) {}

    /// The policy as the furthest whole checkpoint has it, or as it is before the first stage; what the journal holds
    /// beyond that is deleted, to be written again.
    Standing start(ComputeDevice device, Recipe recipe, Journal journal) {
        var latest = latest();
        if (latest.isEmpty()) {
            journal.rewind(0, -1);
            var model = InitialModel.of(device, recipe);
            var state = new CheckpointFolder.State(0, -1, 0, Map.of());
            return new Standing(new Policy(model.decoder()), model.tokenizer(), state);
        }
        var folder = folder(latest.get());
        LOG.info("going on from {}", folder);
        journal.rewind(latest.get().stage(), latest.get().step());
        var model = ModelFolder.read(device, folder);
        var policy = new Policy(model.decoder());
        policy.restore(folder);
        return new Standing(policy, model.tokenizer(), CheckpointFolder.state(folder));
    }

    private Optional<Checkpoint> latest() {
        return workspace.checkpointRows().list(run).stream()
                .filter(row -> CheckpointFolder.whole(folder(row)))
                .findFirst();
    }

    /// The policy as it was when the stage at `position` began.
    Decoder before(int position, ComputeDevice device, Recipe recipe) {
        return workspace.checkpointRows().list(run).stream()
                .filter(row -> row.stage() == position - 1)
                .findFirst()
                .map(row -> ModelFolder.read(device, folder(row)).decoder())
                .orElseGet(() -> InitialModel.of(device, recipe).decoder());
    }

    /// Writes a checkpoint, and deletes the one before it within the same stage.
    void save(Policy policy, Tokenizer tokenizer, CheckpointFolder.State state, String head) {
        var path = "run-%06d/stage-%02d-step-%06d".formatted(run, state.stage(), state.step());
        CheckpointFolder.write(workspace.checkpoints().resolve(path), policy, tokenizer, state);
        var older =
                workspace.checkpointRows().list(run).stream()
                        .filter(row -> row.stage() == state.stage() && row.step() < state.step())
                        .toList();
        var relative = workspace.folder().relativize(workspace.checkpoints().resolve(path));
        var row = new Checkpoint(run, state.stage(), state.step(), relative.toString(), head);
        workspace.checkpointRows().record(row);
        for (var old : older) {
            workspace.checkpointRows().forget(old);
            try {
                CheckpointFolder.delete(folder(old));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private Path folder(Checkpoint row) {
        return workspace.folder().resolve(row.path());
    }
}
