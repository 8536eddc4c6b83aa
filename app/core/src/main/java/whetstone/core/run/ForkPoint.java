package whetstone.core.run;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import whetstone.core.recipe.RecipeException;
import whetstone.core.store.Checkpoints.Checkpoint;
import whetstone.core.store.Workspace;

/// A checkpoint that a run can be left at, as people write it: `3@rl:99`.
///
/// @param stage name of its stage
public record ForkPoint(Checkpoint checkpoint, String stage) {

    private static final Pattern TYPED =
            Pattern.compile("(?<run>\\d{1,18})(@((?<stage>.+):)?(?<step>\\d{1,9}))?");

    /// Those that a run has, the furthest first.
    public static List<ForkPoint> of(Workspace workspace, long run) {
        return workspace
                .runs()
                .find(run)
                .map(found ->
                        workspace.checkpointRows().list(run).stream()
                                .map(row ->
                                        new ForkPoint(row, found.start().stages().get(row.stage())))
                                .toList())
                .orElse(List.of());
    }

    /// The checkpoint that `typed` means: of a run the furthest, or the one at a step of a stage, or else the furthest at
    /// a step.
    ///
    /// @param typed `RUN`, `RUN@STEP` or `RUN@STAGE:STEP`
    /// @throws RecipeException if there is none
    public static ForkPoint find(Workspace workspace, String typed) {
        var parts = TYPED.matcher(typed);
        if (!parts.matches()) {
            throw new RecipeException(
                    "--fork %s: expected RUN, RUN@STEP or RUN@STAGE:STEP, such as 3@rl:99"
                            .formatted(typed));
        }
        var points = of(workspace, Long.parseLong(parts.group("run")));
        var stage = parts.group("stage");
        var step = parts.group("step");
        return points.stream()
                .filter(point -> stage == null || point.stage.equals(stage))
                .filter(point -> step == null || point.checkpoint.step() == Integer.parseInt(step))
                .findFirst()
                .orElseThrow(() -> missing(typed, points));
    }

    private static RecipeException missing(String typed, List<ForkPoint> points) {
        var all = points.stream().map(ForkPoint::text).collect(Collectors.joining(", "));
        return new RecipeException(
                "--fork %s: no such checkpoint; %s"
                        .formatted(
                                typed,
                                points.isEmpty()
                                        ? "the run has none, or there is no such run; 'whetstone runs list' shows them"
                                        : "there are " + all));
    }

    /// As [#find] understands it.
    public String text() {
        return "%d@%s:%d".formatted(checkpoint.run(), stage, checkpoint.step());
    }
}
