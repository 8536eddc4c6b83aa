package whetstone.core.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import whetstone.api.Rollout;
import whetstone.api.Task;
import whetstone.api.Verdict;

/// The hash chain of a run: each step's head is the SHA-256 of the head before it and of all rows of the step but
/// timings. Two runs that did the same have the same heads. Every part is written with its length, so that no two
/// different steps are the same bytes.
final class Chain {
    /// The head of a run without steps.
    static final String START = "0".repeat(64);

    private final MessageDigest sha;

    private Chain() {
        try {
            sha = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // Every JDK has it.
        }
    }

    /// The head after `rows`, 64 hexadecimal digits.
    static String next(String head, StepRows rows) {
        var chain = new Chain();
        chain.text(head);
        chain.step(rows);
        return HexFormat.of().formatHex(chain.sha.digest());
    }

    private void step(StepRows rows) {
        text(rows.stage());
        number(rows.step());
        number(rows.groups().size());
        rows.groups().forEach(this::group);
        numbers(rows.metrics());
        // Nothing at all where there are none: chains from before they existed stay what they are.
        rows.trajectories().forEach(this::trajectory);
    }

    private void trajectory(Trajectory trajectory) {
        text(trajectory.task());
        text(trajectory.ended().name());
        number(trajectory.turns().size());
        for (var turn : trajectory.turns()) {
            number(turn.group());
            number(turn.member());
            text(turn.kind().name());
            text(turn.tag());
            text(turn.input());
            text(turn.result());
            number(turn.failed() ? 1 : 0);
            text(turn.label());
            text(turn.why());
        }
    }

    private void group(Graded graded) {
        task(graded.group().task());
        number(graded.taught() ? 1 : 0);
        var rollouts = graded.group().rollouts();
        number(rollouts.size());
        for (int i = 0; i < rollouts.size(); i++) {
            rollout(rollouts.get(i));
            bytes(graded.credit().isEmpty() ? new byte[0] : Blobs.bytes(graded.credit().get(i)));
        }
        // Nothing at all where none is spare or scored, as with trajectories. No length is
        // negative.
        for (int place : graded.spare()) {
            number(-2L);
            number((long) place);
        }
        graded.scores()
                .forEach((name, value) -> {
                    number(-3L);
                    text(name);
                    number(value);
                });
    }

    private void task(Task task) {
        text(task.id());
        text(task.domain());
        number(task.level());
        text(task.split().label());
        text(task.prompt());
        text(task.truth());
        text(task.parent());
        text(task.operation());
    }

    private void rollout(Rollout rollout) {
        bytes(Blobs.of(rollout.prompt()));
        bytes(Blobs.of(rollout.completion()));
        number(rollout.signals().size());
        new TreeMap<>(rollout.signals())
                .forEach((signal, values) -> {
                    text(signal.name());
                    bytes(Blobs.bytes(values));
                });
        text(rollout.text());
        text(rollout.stop().name());
        number(rollout.policyVersion());
        number(rollout.reward());
        verdict(rollout.verdict());
        number(rollout.steps().size());
        for (var step : rollout.steps()) {
            number(step.from());
            number(step.to());
            number(step.reward());
        }
    }

    private void verdict(Verdict verdict) {
        text(verdict.label());
        number(verdict.credit());
        text(verdict instanceof Verdict.Unscorable(var cause, _, _) ? cause.name() : null);
        text(verdict.why());
        var answer = verdict.evidence().answer();
        text(answer == null ? null : answer.text());
        number(answer == null ? -1 : answer.from());
        number(answer == null ? -1 : answer.to());
        numbers(new TreeMap<>(verdict.evidence().components()));
        number(verdict.evidence().trace().size());
        verdict.evidence().trace().forEach(this::text);
    }

    private void numbers(Map<String, Double> sorted) {
        number(sorted.size());
        sorted.forEach((name, value) -> {
            text(name);
            number(value);
        });
    }

    private void number(long value) {
        sha.update(ByteBuffer.allocate(Long.BYTES).putLong(0, value));
    }

    private void number(double value) {
        // SQLite keeps no negative zero.
        number(Double.doubleToLongBits(value + 0.0));
    }

    private void text(@Nullable String text) {
        if (text == null) {
            number(-1);
        } else {
            bytes(text.getBytes(StandardCharsets.UTF_8));
        }
    }

    private void bytes(byte[] bytes) {
        number((long) bytes.length);
        sha.update(bytes);
    }
}
