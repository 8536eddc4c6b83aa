package whetstone.core.store;

import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/// Rollouts as a list to look through: filtered and paged where they lie, a line each.
public final class RolloutPages {

    /// Which rollouts are seen; null and empty mean all.
    ///
    /// @param firstStep of the stage
    /// @param lastStep of the stage
    /// @param label of the verdict
    /// @param leastReward inclusive
    /// @param mostReward inclusive
    /// @param words that the text has, all of them, in any order
    public record Filter(
            long run,
            @Nullable String stage,
            @Nullable Integer firstStep,
            @Nullable Integer lastStep,
            @Nullable String domain,
            @Nullable Integer level,
            @Nullable String label,
            @Nullable Double leastReward,
            @Nullable Double mostReward,
            String words) {

        /// Everything in `run`.
        public static Filter all(long run) {
            return new Filter(run, null, null, null, null, null, null, null, null, "");
        }
    }

    /// A rollout, shortened.
    ///
    /// @param id row id
    /// @param position of its stage, from 0
    /// @param group position of its group within the step, from 0
    /// @param member position within the group, from 0
    /// @param tokens length of the completion
    /// @param start the first characters of its text
    public record Line(
            long id,
            int position,
            String stage,
            int step,
            int group,
            int member,
            String task,
            String domain,
            int level,
            String label,
            double reward,
            int tokens,
            boolean taught,
            String start) {}

    private static final RowMapper<Line> LINE =
            (row, _) ->
                    new Line(
                            row.getLong("id"),
                            row.getInt("stage_position"),
                            row.getString("stage"),
                            row.getInt("step"),
                            row.getInt("position"),
                            row.getInt("member"),
                            row.getString("task_id"),
                            row.getString("domain"),
                            row.getInt("level"),
                            row.getString("label"),
                            row.getDouble("reward"),
                            row.getInt("tokens"),
                            row.getBoolean("taught"),
                            row.getString("start"));

    private static final String COLUMNS =
            """
            SELECT rollout.id, step.stage AS stage_position, stage.name AS stage, step.step, rollout_group.position,
                   member, task_id, domain, level, label, reward, length(completion) / 4 AS tokens, taught,
                   substr(rollout.text, 1, 160) AS start
            """;

    // Walked in the order of the run, so that a page costs what it holds and not what the run
    // holds.
    private static final String IN_ORDER =
            """
              FROM step
              CROSS JOIN rollout_group ON step_id = step.id
              CROSS JOIN rollout ON group_id = rollout_group.id
              CROSS JOIN verdict ON verdict.rollout_id = rollout.id
              CROSS JOIN task ON task.id = task_id
              CROSS JOIN stage ON stage.run_id = step.run_id AND stage.position = step.stage
            """;

    // From the words to their rollouts.
    private static final String BY_WORDS =
            """
              FROM rollout_text
              CROSS JOIN rollout ON rollout.id = rollout_text.rowid
              CROSS JOIN rollout_group ON rollout_group.id = group_id
              CROSS JOIN step ON step.id = step_id
              CROSS JOIN verdict ON verdict.rollout_id = rollout.id
              CROSS JOIN task ON task.id = task_id
              CROSS JOIN stage ON stage.run_id = step.run_id AND stage.position = step.stage
            """;

    private final Database database;

    RolloutPages(Database database) {
        this.database = database;
    }

    /// The next lines, in the order of the run.
    ///
    /// @param after the last line of the page before; null for the first page
    public List<Line> page(Filter filter, @Nullable Line after, int limit) {
        var where = where(filter);
        if (after != null) {
            where.add("(step.stage, step.step) >= (:afterStage, :afterStep)");
            where.add(
                    """
                    (step.stage, step.step, rollout_group.position, member)
                        > (:afterStage, :afterStep, :afterGroup, :afterMember)
                    """);
        }
        var sql =
                COLUMNS
                        + from(filter)
                        + " WHERE "
                        + String.join(" AND ", where)
                        + " ORDER BY step.stage, step.step, rollout_group.position, member LIMIT :limit";
        return database.read(handle -> {
            try (var query = bound(handle.createQuery(sql), filter)) {
                if (after != null) {
                    query.bind("afterStage", after.position())
                            .bind("afterStep", after.step())
                            .bind("afterGroup", after.group())
                            .bind("afterMember", after.member());
                }
                return query.bind("limit", limit).map(LINE).list();
            }
        });
    }

    /// How many rollouts pass `filter`; counts no further than `most`.
    public int count(Filter filter, int most) {
        var sql =
                "SELECT count(*) FROM (SELECT 1"
                        + from(filter)
                        + " WHERE "
                        + String.join(" AND ", where(filter))
                        + " LIMIT :most)";
        return database.read(handle -> {
            try (var query = bound(handle.createQuery(sql), filter)) {
                return query.bind("most", most).mapTo(Integer.class).one();
            }
        });
    }

    /// The run that a rollout is of.
    public long run(long rollout) {
        var sql =
                """
                SELECT run_id FROM rollout JOIN rollout_group ON rollout_group.id = group_id
                  JOIN step ON step.id = step_id WHERE rollout.id = ?
                """;
        return database.read(
                handle -> handle.createQuery(sql).bind(0, rollout).mapTo(Long.class).one());
    }

    /// The whole group that a rollout is a member of, in order; empty if it is gone.
    public List<Rollouts.Placed> group(long rollout) {
        var where =
                """
                 WHERE rollout_group.id = (SELECT group_id FROM rollout WHERE id = ?) ORDER BY member
                """;
        return database.read(handle ->
                handle.createQuery(Rows.SELECT + where)
                        .bind(0, rollout)
                        .map(Rollouts.PLACED)
                        .list());
    }

    /// What a stage of a run sampled of a task, in order; empty where it sampled nothing of it.
    public List<Rollouts.Placed> samples(long run, String stage, String task) {
        var where =
                """
                 WHERE step.run_id = :run AND stage.name = :stage AND task_id = :task
                 ORDER BY step.step, rollout_group.position, member
                """;
        return database.read(handle ->
                handle.createQuery(Rows.SELECT + where)
                        .bind("run", run)
                        .bind("stage", stage)
                        .bind("task", task)
                        .map(Rollouts.PLACED)
                        .list());
    }

    private static String from(Filter filter) {
        return filter.words().isBlank() ? IN_ORDER : BY_WORDS;
    }

    private static List<String> where(Filter filter) {
        var where = new ArrayList<String>();
        where.add("step.run_id = :run");
        add(where, filter.stage(), "stage.name = :stage");
        // Told as a position too, which the index of steps knows.
        add(
                where,
                filter.stage(),
                "step.stage = (SELECT position FROM stage WHERE run_id = :run AND name = :stage)");
        add(where, filter.firstStep(), "step.step >= :firstStep");
        add(where, filter.lastStep(), "step.step <= :lastStep");
        add(where, filter.domain(), "domain = :domain");
        add(where, filter.level(), "level = :level");
        add(where, filter.label(), "label = :label");
        add(where, filter.leastReward(), "reward >= :leastReward");
        add(where, filter.mostReward(), "reward <= :mostReward");
        add(where, filter.words().isBlank() ? null : "", "rollout_text MATCH :match");
        return where;
    }

    private static void add(List<String> where, @Nullable Object value, String condition) {
        if (value != null) {
            where.add(condition);
        }
    }

    private static Query bound(Query query, Filter filter) {
        return query.bindMethods(filter).bind("match", Words.match(filter.words()));
    }
}
