package whetstone.core.synthesis;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import whetstone.api.Curator.Candidate;
import whetstone.api.Curator.Kept;
import whetstone.api.Seed;
import whetstone.core.curate.Candidates;
import whetstone.core.recipe.Stage.Synthesize;
import whetstone.core.synthesis.Rejection.Reason;

/// Keeps the samples of most use: arXiv:2505.17063, section 3.3. Which these are, the stage's curator says.
record Selection(Synthesize settings) {

    /// `samples`, those alive that are not kept rejected.
    List<Sample> select(List<Sample> samples, Seed seed) {
        // Equals go by chance, not by when they were written.
        var candidates =
                Draw.shuffled(
                                samples.stream()
                                        .filter(sample -> sample.alive() && learnable(sample))
                                        .toList(),
                                seed.derive("order").random())
                        .stream()
                        .map(Selection::candidate)
                        .toList();
        var kept =
                Candidates.choose(
                                "stages." + settings.name() + ".curator",
                                settings.curator(),
                                candidates,
                                settings.amounts().kept(),
                                seed.derive("curator"))
                        .stream()
                        .map(Kept::task)
                        .collect(Collectors.toSet());
        return samples.stream()
                .map(sample ->
                        !sample.alive() || kept.contains(sample.task().id())
                                ? sample
                                : sample.rejected(
                                        Part.SELECTION,
                                        Reason.NOT_SELECTED,
                                        "pass rate %.3f".formatted(rate(sample).share())))
                .toList();
    }

    private boolean learnable(Sample sample) {
        return switch (settings.follow()) {
            case PAPER -> true;
            case CODE ->
                    rate(sample).correct() > 0 && rate(sample).correct() < rate(sample).judged();
        };
    }

    private static Candidate candidate(Sample sample) {
        var task = sample.task();
        var rate = rate(sample);
        return new Candidate(
                task.id(),
                task.domain(),
                task.level(),
                rate.judged(),
                rate.correct(),
                List.of(rate.share()));
    }

    private static Student.Rate rate(Sample sample) {
        return Objects.requireNonNull(sample.rate());
    }
}
