package whetstone.core.run;

import java.util.List;
import whetstone.api.Seed;
import whetstone.api.Verdict;
import whetstone.core.recipe.Stage;
import whetstone.sample.Decoding;

/// Whether a warm-up has done enough: how many of the tasks that its next step would teach the policy solves untaught.
final class Readiness {

    private static final int EVERY = 5; // steps: looking takes about as long as one of them

    private final Parts parts;
    private final Stage.WarmUp stage;
    private final Draws draws;

    /// @param draws of the stage
    Readiness(Parts parts, Stage.WarmUp stage, Draws draws) {
        this.parts = parts;
        this.stage = stage;
        this.draws = draws;
    }

    /// Whether the wanted share is reached before step `index`; looked at now and then only.
    ///
    /// @param seed of the step
    boolean reached(int index, Seed seed) {
        if (index % EVERY != 0) {
            return false;
        }
        double rate = passRate(draws.of(index, seed.derive("rollouts")), seed.derive("readiness"));
        boolean reached = rate >= stage.untilPassRate();
        if (reached) {
            parts.notes()
                    .inform(
                            "%s ends after %d steps: %.1f %% of fresh tasks are solved, %.1f %% were wanted"
                                    .formatted(
                                            stage.name(),
                                            index,
                                            100 * rate,
                                            100 * stage.untilPassRate()));
        }
        return reached;
    }

    private double passRate(List<Draws.Example> drawn, Seed seed) {
        int longest =
                drawn.stream()
                        .map(example -> parts.source().demonstration(parts.tokenizer(), example))
                        .mapToInt(demonstration -> demonstration.completion().length)
                        .max()
                        .orElse(1);
        var plain = Decoding.defaults();
        var decoding = new Decoding(plain.temperature(), plain.topP(), plain.topK(), longest);
        var tasks = drawn.stream().map(Draws.Example::task).toList();
        return new OnPolicy(parts, stage.name(), decoding)
                .sample(tasks, 1, seed).stream()
                        .flatMap(group -> group.rollouts().stream())
                        .mapToDouble(r -> r.verdict() instanceof Verdict.Correct ? 1 : 0)
                        .average()
                        .orElse(0);
    }
}
