package whetstone.core.bench;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What was measured. Written as JSON, the names are the keys.
///
/// @param device for example `cpu`
/// @param engine and its version
/// @param processors that the program may use
/// @param precision of products in models: `BF16` or `FLOAT32`, whichever is faster here
/// @param peak matrix products
/// @param models a small one and a larger one
/// @param store rollouts inserted per second, with all that belongs to them
/// @param domain whose tasks were drawn and judged; null where no plugin brings one
/// @param tasks drawn per second; null without a domain
/// @param verdicts per second of one worker, on reference answers; null without a domain
public record BenchReport(
        String device,
        String engine,
        int processors,
        String precision,
        Peak peak,
        List<Model> models,
        Rate store,
        @Nullable String domain,
        @Nullable Rate tasks,
        @Nullable Rate verdicts) {

    public BenchReport {
        models = List.copyOf(models);
    }

    /// Best rate of square matrix products, floating-point operations per second.
    public record Peak(double float32, double bf16) {}

    /// How fast a model is.
    ///
    /// @param name about how many weights it has
    /// @param parameters weights
    public record Model(String name, long parameters, Work training, Work sampling) {}

    /// Tokens per second, and what that is of the peak.
    ///
    /// @param share of the peak of this report at its precision, by the best rate: 6 operations per weight and token in
    ///     training, 2 in sampling
    public record Work(Rate tokens, double share) {}
}
