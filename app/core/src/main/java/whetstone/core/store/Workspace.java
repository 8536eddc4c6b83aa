package whetstone.core.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import whetstone.file.FileTrouble;

/// A folder with one database and what belongs to it. Any number of processes may read it, one run at a time writes
/// its rows.
public final class Workspace {
    private static final List<String> FOLDERS =
            List.of("checkpoints", "models", "plugins", "recipes");
    private static final byte[] MAGIC = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);

    private final Path folder;
    private final Database database;

    private Workspace(Path folder, Database database) {
        this.folder = folder;
        this.database = database;
    }

    /// The workspace in `folder`, made if it is not there, its schema brought up to date.
    ///
    /// @throws StoreException if it cannot be written, is newer than this program, or is no workspace
    public static Workspace open(Path folder) {
        return open(folder, Migrations.ours());
    }

    static Workspace open(Path folder, Migrations migrations) {
        var absolute = folder.toAbsolutePath().normalize();
        var file = absolute.resolve("whetstone.db");
        try {
            for (var name : FOLDERS) {
                Files.createDirectories(absolute.resolve(name));
            }
            requireDatabase(file);
        } catch (IOException e) {
            throw new StoreException(
                    "%s: cannot be used as a workspace (%s); make it writable, or choose another --workspace"
                            .formatted(absolute, FileTrouble.told(absolute, e)),
                    e);
        }
        var database = Database.of(file);
        migrations.apply(database);
        return new Workspace(absolute, database);
    }

    // SQLite would take a file of less than 16 bytes for an empty database and write over it.
    private static void requireDatabase(Path file) throws IOException {
        if (!Files.exists(file) || Files.size(file) == 0) {
            return;
        }
        try (var in = Files.newInputStream(file)) {
            if (!Arrays.equals(in.readNBytes(MAGIC.length), MAGIC)) {
                throw new StoreException(
                        "%s: is not a database; move it away, or choose another --workspace"
                                .formatted(file));
            }
        }
        if (!Files.isWritable(file)) {
            throw new StoreException(
                    "%s: cannot be written; make it writable, or choose another --workspace"
                            .formatted(file));
        }
    }

    public Path folder() {
        return folder;
    }

    /// Where checkpoints go.
    public Path checkpoints() {
        return folder.resolve("checkpoints");
    }

    /// Where models go.
    public Path models() {
        return folder.resolve("models");
    }

    /// Where the workspace's own plugins lie.
    public Path plugins() {
        return folder.resolve("plugins");
    }

    /// Where the workspace's own recipes lie.
    public Path recipes() {
        return folder.resolve("recipes");
    }

    /// Where the workspace's own task definitions lie.
    public Path definitions() {
        return folder.resolve("definitions");
    }

    /// A YAML file of `folder` that is not there yet: `name`, or `name` with a number.
    public static Path free(Path folder, String name) {
        var path = folder.resolve(name + ".yaml");
        for (int i = 2; Files.exists(path); i++) {
            path = folder.resolve("%s-%d.yaml".formatted(name, i));
        }
        return path;
    }

    /// The right to run here; until it is closed, or this process ends in any way, nobody else gets it.
    ///
    /// @throws StoreException if a run goes on here already; names its process
    public RunLock lockForRun() {
        return RunLock.take(folder.resolve("run.lock"));
    }

    /// The process that took the right to run last, by its id; it may have ended since.
    public OptionalLong runner() {
        return RunLock.holder(folder.resolve("run.lock"));
    }

    /// What SQLite says about the whole file: `ok`, or what is wrong with it.
    public String integrity() {
        return database.read(handle ->
                String.join(
                        "\n",
                        handle.createQuery("PRAGMA integrity_check").mapTo(String.class).list()));
    }

    public Runs runs() {
        return new Runs(database);
    }

    public Tasks tasks() {
        return new Tasks(database);
    }

    public Rollouts rollouts() {
        return new Rollouts(database);
    }

    public Trajectories trajectories() {
        return new Trajectories(database);
    }

    public TrajectoryPages trajectoryPages() {
        return new TrajectoryPages(database);
    }

    public SamplePages samplePages() {
        return new SamplePages(database);
    }

    public Verdicts verdicts() {
        return new Verdicts(database);
    }

    public Syntheses syntheses() {
        return new Syntheses(database);
    }

    public Pools pools() {
        return new Pools(database);
    }

    public Matrices matrices() {
        return new Matrices(database);
    }

    public Metrics metrics() {
        return new Metrics(database);
    }

    public Checkpoints checkpointRows() {
        return new Checkpoints(database);
    }

    public Answers answers() {
        return new Answers(database);
    }

    public Experiments experiments() {
        return new Experiments(database);
    }

    public Budgets budgets() {
        return new Budgets(database);
    }

    public Scores scores() {
        return new Scores(database);
    }

    public Findings findings() {
        return new Findings(database);
    }

    public Events events() {
        return new Events(database);
    }

    public Requests requests() {
        return new Requests(database);
    }

    public Reports reports() {
        return new Reports(database);
    }

    public Preferences preferences() {
        return new Preferences(database);
    }

    public Curves curves() {
        return new Curves(database);
    }

    public RolloutPages rolloutPages() {
        return new RolloutPages(database);
    }

    public TaskPages taskPages() {
        return new TaskPages(database);
    }

    /// The one writer of a run's rows. Hold a lock of [#lockForRun] while you use it, and close it.
    public Journal journal(long run) {
        return new Journal(database, run);
    }
}
