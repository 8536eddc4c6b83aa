package whetstone.core.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import whetstone.api.Rollout;
import whetstone.api.Signal;
import whetstone.api.Verdict;

/// Inserts the groups of a step with everything below them.
final class GroupWriter implements AutoCloseable {
    private final Inserts tasks;
    private final Inserts groups;
    private final Inserts rollouts;
    private final Inserts verdicts;
    private final Inserts credits;
    private final Inserts scores;
    private long groupId;
    private long rolloutId;

    /// Continues the numbering of rows that `connection` sees; its transaction must be the only one that writes.
    GroupWriter(Connection connection) throws SQLException {
        tasks = new Inserts(connection, Tasks.INSERT);
        groups =
                new Inserts(
                        connection,
                        """
                        INSERT INTO rollout_group (id, step_id, position, task_id, prompt, taught, spare)
                        VALUES (?, ?, ?, ?, ?, ?, ?)
                        """);
        rollouts =
                new Inserts(
                        connection,
                        """
                        INSERT INTO rollout (id, group_id, member, prompt, completion, text, stop, policy_version, reward,
                                             log_prob, entropy, reference_log_prob, proximal_log_prob, value, steps)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """);
        verdicts =
                new Inserts(
                        connection,
                        """
                        INSERT INTO verdict (rollout_id, label, credit, cause, why, answer, answer_from, answer_to,
                                             components, trace)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """);
        credits = new Inserts(connection, "INSERT INTO credit (rollout_id, weights) VALUES (?, ?)");
        scores =
                new Inserts(
                        connection, "INSERT INTO score (group_id, name, value) VALUES (?, ?, ?)");
        groupId = last(connection, "SELECT ifnull(max(id), 0) FROM rollout_group");
        rolloutId = last(connection, "SELECT ifnull(max(id), 0) FROM rollout");
    }

    static long last(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    void write(long stepId, List<Graded> graded) throws SQLException {
        for (int position = 0; position < graded.size(); position++) {
            add(stepId, position, graded.get(position));
        }
        for (var table : List.of(tasks, groups, rollouts, verdicts, credits, scores)) {
            table.flush();
        }
    }

    private void add(long stepId, int position, Graded graded) throws SQLException {
        var task = graded.group().task();
        var members = graded.group().rollouts();
        var prompt = members.isEmpty() ? new int[0] : members.getFirst().prompt();
        tasks.add(Tasks.values(task));
        groups.add(
                ++groupId,
                stepId,
                position,
                task.id(),
                Blobs.of(prompt),
                graded.taught() ? 1 : 0,
                spare(graded));
        for (var score : graded.scores().entrySet()) {
            scores.add(groupId, score.getKey(), score.getValue());
        }
        for (int member = 0; member < members.size(); member++) {
            var rollout = members.get(member);
            add(member, rollout, Arrays.equals(prompt, rollout.prompt()));
            add(rollout.verdict());
            if (!graded.credit().isEmpty() && graded.credit().get(member).length > 0) {
                credits.add(rolloutId, Blobs.bytes(graded.credit().get(member)));
            }
        }
    }

    private static byte @Nullable [] spare(Graded graded) {
        return graded.spare().isEmpty()
                ? null
                : Blobs.of(graded.spare().stream().mapToInt(i -> i).toArray());
    }

    private void add(int member, Rollout rollout, boolean samePrompt) throws SQLException {
        var signals = rollout.signals();
        rollouts.add(
                ++rolloutId,
                groupId,
                member,
                samePrompt ? null : Blobs.of(rollout.prompt()),
                Blobs.of(rollout.completion()),
                rollout.text(),
                rollout.stop().name(),
                rollout.policyVersion(),
                rollout.reward(),
                Blobs.of(signals.get(Signal.LOG_PROB)),
                Blobs.of(signals.get(Signal.ENTROPY)),
                Blobs.of(signals.get(Signal.REFERENCE_LOG_PROB)),
                Blobs.of(signals.get(Signal.PROXIMAL_LOG_PROB)),
                Blobs.of(signals.get(Signal.VALUE)),
                Json.text(rollout.steps()));
    }

    private void add(Verdict verdict) throws SQLException {
        var evidence = verdict.evidence();
        var answer = evidence.answer();
        verdicts.add(
                rolloutId,
                verdict.label(),
                verdict.credit(),
                verdict instanceof Verdict.Unscorable(var cause, _, _) ? cause.name() : null,
                verdict.why(),
                answer == null ? null : answer.text(),
                answer == null ? null : answer.from(),
                answer == null ? null : answer.to(),
                Json.text(evidence.components()),
                Json.text(evidence.trace()));
    }

    @Override
    public void close() throws SQLException {
        for (var table : List.of(tasks, groups, rollouts, verdicts, credits, scores)) {
            table.close();
        }
    }
}
