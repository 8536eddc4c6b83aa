package whetstone.core.store;

import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;

/// The writer of one run's rows, step by step: all rows of a step are there, or none. Not for several threads.
public final class Journal implements AutoCloseable {
    private final Database database;
    private final Handle handle;
    private final long run;
    private final Map<String, Integer> stages;
    private String head;

    Journal(Database database, long run) {
        this.database = database;
        this.run = run;
        handle = database.open();
        stages =
                handle
                        .createQuery("SELECT name, position FROM stage WHERE run_id = ?")
                        .bind(0, run)
                        .map((row, _) -> Map.entry(row.getString(1), row.getInt(2)))
                        .stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        head = lastHead();
    }

    /// The head of the run's hash chain: equal to another run's exactly when both wrote the same rows so far, timings
    /// apart.
    public String head() {
        return head;
    }

    /// Writes all rows of a step in one transaction.
    ///
    /// @return the new head of the chain
    /// @throws IllegalStateException if this step or a later one is there already; rewind first
    /// @throws StoreException if it cannot be written; then nothing of it is there
    public String append(StepRows rows) {
        var next = Chain.next(head, rows);
        int stage = position(rows.stage());
        try {
            handle.useTransaction(transaction -> {
                requireNext(stage, rows.step());
                long step = insertStep(stage, rows.step(), next);
                try (var groups = new GroupWriter(transaction.getConnection())) {
                    groups.write(step, rows.groups());
                }
                try (var trajectories = new TrajectoryWriter(transaction.getConnection())) {
                    trajectories.write(step, rows.trajectories());
                }
                insertNumbers("metric", step, rows.metrics());
                insertNumbers("timing", step, rows.timings());
            });
        } catch (JdbiException | SQLException e) {
            throw StoreException.of(database.file(), e);
        }
        head = next;
        return next;
    }

    /// Deletes what the run wrote after step `lastStepKept` of the stage at position `stage`, so that a resumed run
    /// can write it again.
    ///
    /// @param stage position in the recipe, from 0
    /// @param lastStepKept -1 keeps none of the stage's steps
    public void rewind(int stage, int lastStepKept) {
        try {
            handle.useTransaction(transaction -> {
                for (var table : new String[] {"step", "checkpoint"}) {
                    transaction
                            .createUpdate(
                                    """
                                    DELETE FROM <table>
                                     WHERE run_id = :run AND (stage, step) > (:stage, :step)
                                    """)
                            .define("table", table)
                            .bind("run", run)
                            .bind("stage", stage)
                            .bind("step", lastStepKept)
                            .execute();
                }
            });
        } catch (JdbiException e) {
            throw StoreException.of(database.file(), e);
        }
        head = lastHead();
    }

    /// Recomputes the chain from the rows that are there.
    ///
    /// @throws StoreException naming the first step whose rows do not give its head
    public void verify() {
        var rollouts = new Rollouts(database);
        var previous = Chain.START;
        for (var step : rollouts.steps(run)) {
            var found = Chain.next(previous, rollouts.step(run, step.stage(), step.step()));
            if (!found.equals(step.head())) {
                throw new StoreException(
                        "%s: run %d, stage %s, step %d: the rows give chain head %s, recorded is %s; rows were changed"
                                .formatted(
                                        database.file(),
                                        run,
                                        step.stage(),
                                        step.step(),
                                        found,
                                        step.head()));
            }
            previous = found;
        }
    }

    /// Makes the database full at `pages` pages, as a disk would.
    void limitPages(int pages) {
        handle.execute("PRAGMA max_page_count = " + pages);
    }

    @Override
    public void close() {
        handle.close();
    }

    private int position(String stage) {
        var position = stages.get(stage);
        if (position == null) {
            throw new IllegalArgumentException(
                    "run %d has no stage '%s'; it has %s"
                            .formatted(run, stage, new TreeMap<>(stages).keySet()));
        }
        return position;
    }

    private void requireNext(int stage, int step) {
        int later =
                handle.createQuery(
                                """
                                SELECT count(*) FROM step
                                 WHERE run_id = :run AND (stage, step) >= (:stage, :step)
                                """)
                        .bind("run", run)
                        .bind("stage", stage)
                        .bind("step", step)
                        .mapTo(Integer.class)
                        .one();
        if (later > 0) {
            throw new IllegalStateException(
                    "run %d: step %d of stage %d, or a later one, is written already; rewind first"
                            .formatted(run, step, stage));
        }
    }

    private long insertStep(int stage, int step, String next) {
        return handle.createQuery(
                        """
                        INSERT INTO step (run_id, stage, step, head)
                        VALUES (:run, :stage, :step, :head) RETURNING id
                        """)
                .bind("run", run)
                .bind("stage", stage)
                .bind("step", step)
                .bind("head", next)
                .mapTo(Long.class)
                .one();
    }

    private void insertNumbers(String table, long step, Map<String, Double> numbers) {
        if (numbers.isEmpty()) {
            return;
        }
        var batch =
                handle.prepareBatch("INSERT INTO <table> (step_id, name, value) VALUES (?, ?, ?)");
        batch.define("table", table);
        numbers.forEach((name, value) -> batch.add(step, name, value));
        batch.execute();
    }

    private String lastHead() {
        return handle.createQuery(
                        "SELECT head FROM step WHERE run_id = ? ORDER BY stage DESC, step DESC LIMIT 1")
                .bind(0, run)
                .mapTo(String.class)
                .findOne()
                .orElse(Chain.START);
    }
}
