package whetstone.core.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import whetstone.core.recipe.Recipe;
import whetstone.core.recipe.Stage;
import whetstone.core.store.Checkpoints.Checkpoint;
import whetstone.core.store.Journal;
import whetstone.core.store.StoreException;
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
    private final Notes notes;

    Progress(Workspace workspace, long run, Notes notes) {
        this.workspace = workspace;
        this.run = run;
        this.notes = notes;
    }

    /// Where a run starts, or goes on.
    ///
    /// @param actor that samples, where it is another than the policy
    record Standing(
            Policy policy,
            Tokenizer tokenizer,
            CheckpointFolder.State state,
            Optional<Actor> actor) {

        /// Of the stage that the run is in.
        TrainingStage.Stand stand() {
            return new TrainingStage.Stand(
                    state.rates(),
                    Optional.ofNullable(state.drawn()),
                    actor,
                    Optional.ofNullable(state.critic()));
        }

        /// Before the first stage.
        static Standing fresh(ModelFolder.Model model) {
            var state = CheckpointFolder.State.plain(0, -1, 0, Map.of());
            var policy = new Policy(model.decoder());
            return new Standing(policy, model.tokenizer(), state, Optional.empty());
        }
    }

    /// The policy as the furthest whole checkpoint has it, or as it is before the first stage; what the journal holds
    /// beyond that is deleted, to be written again. Says which checkpoints are damaged.
    Standing resume(ComputeDevice device, Recipe recipe, Journal journal) {
        var latest = latest();
        requireFork(latest);
        if (latest.isEmpty()) {
            LOG.info("no checkpoint yet: starting anew");
            journal.rewind(0, -1);
            sweep();
            return Standing.fresh(InitialModel.of(device, recipe));
        }
        var folder = folder(latest.get());
        LOG.info("going on from {}", folder);
        journal.rewind(latest.get().stage(), latest.get().step());
        sweep();
        var model = ModelFolder.read(device, folder);
        var policy = new Policy(model.decoder());
        policy.restore(folder);
        return new Standing(
                policy,
                model.tokenizer(),
                CheckpointFolder.state(folder),
                CheckpointFolder.actor(folder, model.decoder()));
    }

    /// Goes on from where an earlier run did the same; see [#resume].
    Standing resume(SharedStart shared, ComputeDevice device, Recipe recipe, Journal journal) {
        new Takeover(workspace, shared.end()).into(run, journal, home());
        notes.inform(
                "%s: as run %d did, so taken from there"
                        .formatted(
                                recipe.stages().stream()
                                        .limit(shared.stages())
                                        .map(Stage::name)
                                        .collect(Collectors.joining(", ")),
                                shared.run()));
        return resume(device, recipe, journal);
    }

    /// Goes on from a checkpoint of another run; see [#resume].
    Standing fork(Checkpoint from, ComputeDevice device, Recipe recipe, Journal journal) {
        new Takeover(workspace, from).into(run, journal, home());
        return resume(device, recipe, journal);
    }

    // Its own recipe did not do what lies before the fork, and must not do it anew.
    private void requireFork(Optional<Checkpoint> latest) {
        var fork = workspace.runs().forks().get(run);
        if (fork == null) {
            return;
        }
        boolean beyond =
                latest.filter(row ->
                                row.stage() > fork.stage()
                                        || (row.stage() == fork.stage()
                                                && row.step() >= fork.step()))
                        .isPresent();
        if (!beyond) {
            throw new StoreException(
                    "run %d: the checkpoint that it left run %d with is not whole; fork run %d anew"
                            .formatted(run, fork.parent(), fork.parent()));
        }
    }

    /// What is wrong with a checkpoint; empty if nothing is.
    static Optional<String> damage(Workspace workspace, Checkpoint row) {
        return CheckpointFolder.damage(workspace.folder().resolve(row.path()));
    }

    private Optional<Checkpoint> latest() {
        for (var row : workspace.checkpointRows().list(run)) {
            var damage = damage(workspace, row);
            if (damage.isEmpty()) {
                return Optional.of(row);
            }
            notes.warn(
                    "checkpoint %s: %s; it is left out, and the run goes on from the one before, or from its start"
                            .formatted(folder(row), damage.get()));
        }
        return Optional.empty();
    }

    // What a kill left behind, and what is damaged.
    private void sweep() {
        var kept =
                workspace.checkpointRows().list(run).stream()
                        .map(this::folder)
                        .collect(Collectors.toSet());
        var home = home();
        if (!Files.isDirectory(home)) {
            return;
        }
        try (var folders = Files.list(home)) {
            for (var folder : folders.filter(folder -> !kept.contains(folder)).toList()) {
                CheckpointFolder.delete(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The policy as it was when the stage at `position` began.
    ///
    /// @throws StoreException if the checkpoint that has it is damaged
    Decoder before(int position, ComputeDevice device, Recipe recipe) {
        return workspace.checkpointRows().list(run).stream()
                .filter(row -> row.stage() < position)
                .findFirst()
                .map(row -> decoder(device, folder(row)))
                .orElseGet(() -> InitialModel.of(device, recipe).decoder());
    }

    private static Decoder decoder(ComputeDevice device, Path folder) {
        CheckpointFolder.damage(folder)
                .ifPresent(damage -> {
                    throw new StoreException(
                            "checkpoint %s: %s; the stage's reference policy is in it: restore the file, or start a new run"
                                    .formatted(folder, damage));
                });
        return ModelFolder.read(device, folder).decoder();
    }

    /// What is noted beside a checkpoint.
    ///
    /// @param head of the run's hash chain
    /// @param asked whether a person asked for it
    record Seal(String head, boolean asked) {}

    /// Writes a checkpoint, and deletes those before it within the same stage, but for the last and those that a person
    /// asked for.
    ///
    /// @param actor that samples, where it is another than `policy`
    /// @param seal of the checkpoint
    void save(
            Policy policy,
            Tokenizer tokenizer,
            CheckpointFolder.State state,
            Optional<Decoder> actor,
            Seal seal) {
        var name = "stage-%02d-step-%06d".formatted(state.stage(), state.step());
        var folder = home().resolve(name);
        CheckpointFolder.write(folder, policy, tokenizer, state, actor);
        var older =
                workspace.checkpointRows().list(run).stream()
                        .filter(row -> row.stage() == state.stage() && row.step() < state.step())
                        .filter(row -> !row.asked())
                        .skip(1)
                        .toList();
        var relative = workspace.folder().relativize(folder);
        var row =
                new Checkpoint(
                        run,
                        state.stage(),
                        state.step(),
                        relative.toString(),
                        seal.head(),
                        seal.asked());
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

    private Path home() {
        return workspace.checkpoints().resolve("run-%06d".formatted(run));
    }

    private Path folder(Checkpoint row) {
        return workspace.folder().resolve(row.path());
    }
}
