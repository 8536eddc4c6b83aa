package whetstone.core.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.Map;
import whetstone.api.Evidence;
import whetstone.api.Rollout;
import whetstone.api.Signal;
import whetstone.api.Verdict;

/// Rollouts and verdicts as they come back from [#SELECT].
final class Rows {

    /// Every rollout with its verdict and credit, in the order in which it was written.
    static final String SELECT =
            """
            SELECT rollout.id, stage.name AS stage, step.step, rollout_group.position, member, task_id, taught,
                   rollout_group.prompt AS group_prompt, rollout.prompt, completion, text, stop, policy_version, reward,
                   log_prob, entropy, reference_log_prob, proximal_log_prob, value, steps,
                   label, verdict.credit, cause, why, answer, answer_from, answer_to, components, trace, weights
              FROM step
              JOIN stage ON stage.run_id = step.run_id AND stage.position = step.stage
              JOIN rollout_group ON step_id = step.id
              JOIN rollout ON group_id = rollout_group.id
              JOIN verdict ON verdict.rollout_id = rollout.id
              LEFT JOIN credit ON credit.rollout_id = rollout.id
            """;

    private Rows() {}

    static Rollout rollout(ResultSet row) throws SQLException {
        var prompt = row.getBytes("prompt");
        return new Rollout(
                Blobs.ints(prompt == null ? row.getBytes("group_prompt") : prompt),
                Blobs.ints(row.getBytes("completion")),
                signals(row),
                row.getString("text"),
                Rollout.Stop.valueOf(row.getString("stop")),
                row.getInt("policy_version"),
                verdict(row),
                Metrics.number(row.getObject("reward")),
                Json.steps(row.getString("steps")));
    }

    static float[] weights(ResultSet row) throws SQLException {
        var weights = row.getBytes("weights");
        return weights == null ? new float[0] : Blobs.floats(weights);
    }

    private static Map<Signal, float[]> signals(ResultSet row) throws SQLException {
        var signals = new EnumMap<Signal, float[]>(Signal.class);
        for (var signal : Signal.values()) {
            var values = row.getBytes(column(signal));
            if (values != null) {
                signals.put(signal, Blobs.floats(values));
            }
        }
        return signals;
    }

    static String column(Signal signal) {
        return switch (signal) {
            case LOG_PROB -> "log_prob";
            case ENTROPY -> "entropy";
            case REFERENCE_LOG_PROB -> "reference_log_prob";
            case PROXIMAL_LOG_PROB -> "proximal_log_prob";
            case VALUE -> "value";
        };
    }

    private static Verdict verdict(ResultSet row) throws SQLException {
        var answer = row.getString("answer");
        var span =
                answer == null
                        ? null
                        : new Evidence.Span(
                                answer, row.getInt("answer_from"), row.getInt("answer_to"));
        var evidence =
                new Evidence(
                        span,
                        Json.components(row.getString("components")),
                        Json.trace(row.getString("trace")));
        var why = row.getString("why");
        return switch (row.getString("label")) {
            case "correct" -> new Verdict.Correct(why, evidence);
            case "partial" -> new Verdict.Partial(row.getDouble("credit"), why, evidence);
            case "wrong" -> new Verdict.Wrong(why, evidence);
            case "unreadable" -> new Verdict.Unreadable(why, evidence);
            default ->
                    new Verdict.Unscorable(
                            Verdict.Cause.valueOf(row.getString("cause")), why, evidence);
        };
    }
}
