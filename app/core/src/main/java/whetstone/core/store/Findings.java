package whetstone.core.store;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the run doctor found, step by step. No part of the hash chain: memory differs from machine to machine.
public final class Findings {

    /// How much a finding matters.
    public enum Severity {
        /// Worth a look.
        WATCH,
        /// Going on is likely to be in vain.
        ALARM
    }

    /// A rule that was broken at a step.
    ///
    /// @param rule its name, such as `no-signal`
    /// @param value what was measured; not a number where that was the matter
    /// @param threshold that it crossed
    /// @param evidence what was seen, one line
    /// @param source who says that this threshold is one
    /// @param groups positions of groups of the step that show it, from 0; a few at most
    public record Finding(
            String rule,
            Severity severity,
            double value,
            double threshold,
            String evidence,
            String source,
            List<Integer> groups) {
        public Finding {
            groups = List.copyOf(groups);
        }
    }

    /// A finding where it was made.
    public record Placed(String stage, int step, Finding finding) {}

    private final Database database;

    Findings(Database database) {
        this.database = database;
    }

    /// Adds what was found at a step that is written already. Deleted with it.
    public void append(long run, String stage, int step, List<Finding> findings) {
        var sql =
                """
                INSERT INTO finding (step_id, rule, severity, value, threshold, evidence, source, groups)
                SELECT step.id, ?, ?, ?, ?, ?, ?, ? FROM step
                  JOIN stage ON stage.run_id = step.run_id AND stage.position = step.stage
                 WHERE step.run_id = ? AND stage.name = ? AND step.step = ?
                """;
        database.change(handle -> {
            for (var finding : findings) {
                handle.execute(
                        sql,
                        finding.rule(),
                        finding.severity().name(),
                        finite(finding.value()),
                        finding.threshold(),
                        finding.evidence(),
                        finding.source(),
                        Json.text(finding.groups()),
                        run,
                        stage,
                        step);
            }
        });
    }

    private static @Nullable Double finite(double value) {
        return Double.isFinite(value) ? value : null;
    }

    /// All that was found in a run, in order.
    public List<Placed> of(long run) {
        var sql =
                """
                SELECT stage.name, step.step, rule, severity, value, threshold, evidence, source, groups
                  FROM finding
                  JOIN step ON step.id = step_id
                  JOIN stage ON stage.run_id = step.run_id AND stage.position = step.stage
                 WHERE step.run_id = ? ORDER BY step.stage, step.step, finding.id
                """;
        return database.read(handle ->
                handle.createQuery(sql)
                        .bind(0, run)
                        .map((row, _) ->
                                new Placed(
                                        row.getString("name"),
                                        row.getInt("step"),
                                        new Finding(
                                                row.getString("rule"),
                                                Severity.valueOf(row.getString("severity")),
                                                Metrics.number(row.getObject("value")),
                                                row.getDouble("threshold"),
                                                row.getString("evidence"),
                                                row.getString("source"),
                                                Json.numbers(row.getString("groups")))))
                        .list());
    }
}
