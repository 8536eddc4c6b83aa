package whetstone.core.store;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jspecify.annotations.Nullable;

/// Runs: what was to be done, with what, and how far it came.
public final class Runs {

    /// How a run stands.
    public enum Status {
        RUNNING,
        DONE,
        FAILED,
        STOPPED,
        PAUSED
    }

    /// What a run starts with.
    ///
    /// @param name of the recipe
    /// @param recipe resolved, YAML
    /// @param stages names of its stages, in order
    /// @param plugins those that are loaded
    /// @param versions of program, JDK and native libraries, JSON
    /// @param hardware JSON
    /// @param fork where it left another run; null where it begins of its own
    public record Start(
            String name,
            String recipe,
            long seed,
            List<String> stages,
            List<Plugin> plugins,
            String versions,
            String hardware,
            @Nullable Fork fork) {

        /// What a run starts with that begins of its own.
        public Start(
                String name,
                String recipe,
                long seed,
                List<String> stages,
                List<Plugin> plugins,
                String versions,
                String hardware) {
            this(name, recipe, seed, stages, plugins, versions, hardware, null);
        }

        /// The same, leaving another run.
        public Start from(Fork left) {
            return new Start(name, recipe, seed, stages, plugins, versions, hardware, left);
        }
    }

    /// The point where a run leaves another: what lies before it both have alike.
    ///
    /// @param parent the other run
    /// @param stage position in the recipe, from 0
    /// @param step the last step that they share
    public record Fork(long parent, int stage, int step) {}

    /// A plugin that a run was done with.
    ///
    /// @param sha256 of its zip, hexadecimal
    public record Plugin(String id, String version, String sha256) {}

    /// A run as it stands.
    ///
    /// @param heartbeat when its process last said that it lives
    /// @param steps written so far, of all stages
    /// @param head of its hash chain
    public record Run(
            long id,
            String name,
            long seed,
            Status status,
            Instant created,
            Instant heartbeat,
            int steps,
            String head) {}

    /// All that a run started with and how it stands.
    public record Details(Run run, Start start) {}

    private static final String SELECT =
            """
            SELECT id, name, seed, status, created, heartbeat, recipe, versions, hardware,
                   (SELECT count(*) FROM step WHERE run_id = run.id) AS steps,
                   ifnull((SELECT head FROM step WHERE run_id = run.id ORDER BY stage DESC, step DESC LIMIT 1), :start)
                       AS head
              FROM run
            """;

    private static final RowMapper<Run> ROW =
            (row, _) ->
                    new Run(
                            row.getLong("id"),
                            row.getString("name"),
                            row.getLong("seed"),
                            Status.valueOf(row.getString("status")),
                            Instant.ofEpochMilli(row.getLong("created")),
                            Instant.ofEpochMilli(row.getLong("heartbeat")),
                            row.getInt("steps"),
                            row.getString("head"));

    private final Database database;

    Runs(Database database) {
        this.database = database;
    }

    /// Adds a run in status `RUNNING`.
    ///
    /// @return its id
    public long create(Start start) {
        var sql =
                """
                INSERT INTO run (name, recipe, seed, versions, hardware, status, created, heartbeat)
                VALUES (:name, :recipe, :seed, :versions, :hardware, 'RUNNING', :now, :now) RETURNING id
                """;
        return database.write(handle -> {
            long id =
                    handle.createQuery(sql)
                            .bindMethods(start)
                            .bind("now", Instant.now().toEpochMilli())
                            .mapTo(Long.class)
                            .one();
            for (int i = 0; i < start.stages().size(); i++) {
                handle.execute(
                        "INSERT INTO stage (run_id, position, name) VALUES (?, ?, ?)",
                        id,
                        i,
                        start.stages().get(i));
            }
            for (var plugin : start.plugins()) {
                handle.execute(
                        "INSERT INTO plugin (run_id, id, version, sha256) VALUES (?, ?, ?, ?)",
                        id,
                        plugin.id(),
                        plugin.version(),
                        plugin.sha256());
            }
            if (start.fork() != null) {
                handle.createUpdate(
                                "INSERT INTO fork (run_id, parent, stage, step) VALUES (:id, :parent, :stage, :step)")
                        .bind("id", id)
                        .bindMethods(start.fork())
                        .execute();
            }
            return id;
        });
    }

    /// Sets how the run stands; a sign of life too.
    public void status(long run, Status status) {
        database.change(handle ->
                handle.execute(
                        "UPDATE run SET status = ?, heartbeat = ? WHERE id = ?",
                        status.name(),
                        Instant.now().toEpochMilli(),
                        run));
    }

    /// Says that the run's process lives.
    public void heartbeat(long run) {
        database.change(handle ->
                handle.execute(
                        "UPDATE run SET heartbeat = ? WHERE id = ?",
                        Instant.now().toEpochMilli(),
                        run));
    }

    /// All runs, the newest first.
    public List<Run> list() {
        return database.read(handle ->
                handle.createQuery(SELECT + " ORDER BY id DESC")
                        .bind("start", Chain.START)
                        .map(ROW)
                        .list());
    }

    /// The run with this id.
    public Optional<Details> find(long run) {
        return database.read(handle ->
                handle.createQuery(SELECT + " WHERE id = :run")
                        .bind("start", Chain.START)
                        .bind("run", run)
                        .map((row, context) ->
                                new Details(
                                        ROW.map(row, context),
                                        new Start(
                                                row.getString("name"),
                                                row.getString("recipe"),
                                                row.getLong("seed"),
                                                stages(run),
                                                plugins(run),
                                                row.getString("versions"),
                                                row.getString("hardware"),
                                                forks().get(run))))
                        .findOne());
    }

    /// Where runs left others, by run.
    public Map<Long, Fork> forks() {
        return database.read(handle ->
                handle
                        .createQuery("SELECT run_id, parent, stage, step FROM fork")
                        .map((row, _) ->
                                Map.entry(
                                        row.getLong("run_id"),
                                        new Fork(
                                                row.getLong("parent"),
                                                row.getInt("stage"),
                                                row.getInt("step"))))
                        .stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    private List<String> stages(long run) {
        return database.read(handle ->
                handle.createQuery("SELECT name FROM stage WHERE run_id = ? ORDER BY position")
                        .bind(0, run)
                        .mapTo(String.class)
                        .list());
    }

    private List<Plugin> plugins(long run) {
        return database.read(handle ->
                handle.createQuery(
                                "SELECT id, version, sha256 FROM plugin WHERE run_id = ? ORDER BY id")
                        .bind(0, run)
                        .map((row, _) ->
                                new Plugin(row.getString(1), row.getString(2), row.getString(3)))
                        .list());
    }
}
