package whetstone.desktop.rollouts;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import whetstone.api.Rollout;
import whetstone.api.Signal;
import whetstone.api.Task;
import whetstone.core.run.RunTokenizer;
import whetstone.core.store.Rollouts.Placed;
import whetstone.core.store.Workspace;
import whetstone.model.Tokenizer;

/// One rollout with its task, its group and its tokens as text.
///
/// @param run id
/// @param index of the rollout within its group
/// @param pieces of the completion, one per token
/// @param promptText what the model saw
/// @param tokenizerFound whether pieces are text; without it they are ids
public record Inspected(
        long run,
        Task task,
        List<Placed> group,
        int index,
        List<String> pieces,
        String promptText,
        boolean tokenizerFound) {

    public Inspected {
        group = List.copyOf(group);
        pieces = List.copyOf(pieces);
    }

    /// Reads it whole; nothing if it is gone, for example because its run was taken back to a checkpoint.
    static Optional<Inspected> read(Workspace open, long id) {
        var group = open.rolloutPages().group(id);
        if (group.isEmpty()) {
            return Optional.empty();
        }
        int index = 0;
        while (group.get(index).id() != id) {
            index++;
        }
        var placed = group.get(index);
        long run = open.rolloutPages().run(id);
        var task = open.tasks().find(placed.task()).orElseThrow();
        var tokenizer = RunTokenizer.of(open, run);
        var rollout = placed.rollout();
        return Optional.of(
                new Inspected(
                        run,
                        task,
                        group,
                        index,
                        pieces(tokenizer, rollout.completion()),
                        tokenizer.map(t -> t.decode(rollout.prompt())).orElse(task.prompt()),
                        tokenizer.isPresent()));
    }

    private static List<String> pieces(Optional<Tokenizer> tokenizer, int[] tokens) {
        var pieces = new ArrayList<String>();
        for (int token : tokens) {
            pieces.add(
                    tokenizer
                            .filter(known -> token >= 0 && token < known.vocabulary())
                            .map(known -> token == known.end() ? "" : known.piece(token))
                            .orElse("‹" + token + "›"));
        }
        return pieces;
    }

    public Placed placed() {
        return group.get(index);
    }

    public Rollout rollout() {
        return placed().rollout();
    }

    /// A number per token; empty where it was not recorded.
    public float[] values(Colouring by) {
        var signals = rollout().signals();
        var logProbs = signals.getOrDefault(Signal.LOG_PROB, new float[0]);
        return switch (by) {
            case CREDIT -> placed().weights();
            case LOG_PROB -> logProbs;
            case ENTROPY -> signals.getOrDefault(Signal.ENTROPY, new float[0]);
            case REFERENCE_DIFFERENCE ->
                    difference(
                            logProbs,
                            signals.getOrDefault(Signal.REFERENCE_LOG_PROB, new float[0]));
            case VALUE -> signals.getOrDefault(Signal.VALUE, new float[0]);
            case NOTHING -> new float[0];
        };
    }

    private static float[] difference(float[] left, float[] right) {
        if (left.length != right.length) {
            return new float[0];
        }
        var difference = new float[left.length];
        for (int i = 0; i < left.length; i++) {
            difference[i] = left[i] - right[i];
        }
        return difference;
    }
}
