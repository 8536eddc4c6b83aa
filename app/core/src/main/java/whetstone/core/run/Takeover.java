package whetstone.core.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import whetstone.core.store.Checkpoints.Checkpoint;
import whetstone.core.store.Journal;
import whetstone.core.store.StoreException;
import whetstone.core.store.Workspace;

/// What a run did up to one of its checkpoints, for another run to go on from.
///
/// @param end the checkpoint
record Takeover(Workspace workspace, Checkpoint end) {

    /// Copies rows, pools, findings and checkpoints into a run that has none yet.
    ///
    /// @param home where the new run's checkpoints lie
    /// @throws StoreException if the rows are not those that the hash chain was made of
    void into(long run, Journal journal, Path home) {
        pools(run);
        rows(journal);
        findings(run);
        checkpoints().forEach(row -> copy(row, run, home));
    }

    private List<String> stages() {
        var all = workspace.runs().find(end.run()).orElseThrow().start().stages();
        return all.subList(0, end.stage() + 1);
    }

    private boolean holds(String stage, int step) {
        int at = stages().indexOf(stage);
        return at >= 0 && (at < end.stage() || step <= end.step());
    }

    private void rows(Journal journal) {
        var rollouts = workspace.rollouts();
        rollouts.steps(end.run()).stream()
                .filter(step -> holds(step.stage(), step.step()))
                .forEach(step ->
                        journal.append(rollouts.step(end.run(), step.stage(), step.step())));
        if (!journal.head().equals(end.head())) {
            throw new StoreException(
                    "run %d: its rows were changed since they were written; start a run of its own"
                            .formatted(end.run()));
        }
    }

    private void pools(long into) {
        var stages = stages();
        var made = workspace.syntheses().stages(end.run());
        for (int i = 0; i < stages.size(); i++) {
            var pool = workspace.pools().of(end.run(), stages.get(i));
            if (!pool.isEmpty()) {
                workspace.pools().put(into, i, pool);
            }
            if (made.contains(i)) {
                var syntheses = workspace.syntheses();
                var samples = syntheses.samples(end.run(), i);
                syntheses.put(into, i, samples, syntheses.parts(end.run(), i));
            }
        }
    }

    private void findings(long into) {
        workspace.findings().of(end.run()).stream()
                .filter(placed -> holds(placed.stage(), placed.step()))
                .forEach(placed ->
                        workspace
                                .findings()
                                .append(
                                        into,
                                        placed.stage(),
                                        placed.step(),
                                        List.of(placed.finding())));
    }

    // The one before its stage too: a reference policy may be in it.
    private Stream<Checkpoint> checkpoints() {
        var before =
                workspace.checkpointRows().list(end.run()).stream()
                        .filter(row -> row.stage() < end.stage())
                        .findFirst();
        return Stream.concat(before.stream(), Stream.of(end));
    }

    private void copy(Checkpoint row, long into, Path home) {
        var from = workspace.folder().resolve(row.path());
        var to = home.resolve(from.getFileName());
        copy(from, to);
        var path = workspace.folder().relativize(to).toString();
        workspace
                .checkpointRows()
                .record(new Checkpoint(into, row.stage(), row.step(), path, row.head()));
    }

    // A folder that is gone stays one that is damaged.
    private static void copy(Path from, Path to) {
        try {
            Files.createDirectories(to);
            if (Files.isDirectory(from)) {
                try (var files = Files.list(from)) {
                    for (var file : files.toList()) {
                        Files.copy(file, to.resolve(file.getFileName()));
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
