package whetstone.core.forecast;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a run will take. Written as JSON, the names are the keys.
///
/// @param recipe its name
/// @param from the checkpoint that it goes on from, as `--fork` takes it; empty where it begins at its start
/// @param done names of the stages that are over by then; nothing here is of them
/// @param device that it will run on, for example `cpu`
/// @param load programs that wait for each processor or hold it, mean over a minute: where it is above 1, what is tried now
///     takes longer than it would alone; negative where the system does not say
/// @param parameters weights of its model
/// @param stages in order, those that are left; what is between their steps comes last
/// @param asked what stages ask of roles
/// @param seconds of all stages that are known, together
/// @param complete whether all stages are known
/// @param memory at its height
/// @param disk what the workspace grows by
public record Forecast(
        String recipe,
        String from,
        List<String> done,
        String device,
        double load,
        long parameters,
        List<StageTime> stages,
        List<Asked> asked,
        Span seconds,
        boolean complete,
        Memory memory,
        Disk disk) {

    public Forecast {
        done = List.copyOf(done);
        stages = List.copyOf(stages);
        asked = List.copyOf(asked);
    }

    /// Whether other programs made what was tried slower than it would be alone.
    public boolean hindered() {
        return load > 1 && stages.stream().anyMatch(stage -> stage.source() == Source.TRIED);
    }

    /// A figure that is not known exactly.
    ///
    /// @param low it should hardly be less
    /// @param likely to be expected
    /// @param high it should hardly be more
    public record Span(double low, double likely, double high) {

        static final Span NOTHING = new Span(0, 0, 0);

        static Span of(double exactly) {
            return new Span(exactly, exactly, exactly);
        }

        Span plus(Span other) {
            return new Span(low + other.low, likely + other.likely, high + other.high);
        }

        /// Each bound so many times.
        Span times(double less, double expected, double more) {
            return new Span(low * less, likely * expected, high * more);
        }

        /// Each bound so much less, and none below zero.
        Span less(double done) {
            return new Span(
                    Math.max(0, low - done), Math.max(0, likely - done), Math.max(0, high - done));
        }

        Span times(double factor) {
            return times(factor, factor, factor);
        }

        Span times(Span other) {
            return times(other.low, other.likely, other.high);
        }
    }

    /// How a figure came about.
    public enum Source {
        /// Earlier runs of the workspace took so long.
        MEASURED,
        /// It was tried for a few seconds.
        TRIED,
        /// It follows from sizes.
        COMPUTED,
        /// Nobody can say.
        UNKNOWN
    }

    /// The time of a stage.
    ///
    /// @param steps that it has at most
    /// @param seconds null where `source` is `UNKNOWN`
    /// @param how in words: which run, how many steps, at what size
    public record StageTime(
            String name, int steps, @Nullable Span seconds, Source source, String how) {}

    /// What a stage asks of a role, as if the workspace kept no earlier answers; those are not asked for again.
    ///
    /// @param stage its name
    /// @param model who answers
    /// @param calls sent
    /// @param read tokens
    /// @param written tokens
    /// @param money by the price that the recipe says; null where it says none
    /// @param how which run, or what it is reckoned by; and which budget it would not keep
    public record Asked(
            String stage,
            String role,
            String model,
            Span calls,
            Span read,
            Span written,
            @Nullable Span money,
            Source source,
            String how) {}

    /// Bytes of memory.
    ///
    /// @param parts that the sum is made of
    /// @param peak of all together
    /// @param available on this machine now; 0 where it is not known, as for the memory of a graphics card
    public record Memory(List<Part> parts, long peak, long available) {
        public Memory {
            parts = List.copyOf(parts);
        }
    }

    /// Some of the bytes.
    public record Part(String name, long bytes, Source source, String how) {}

    /// Bytes on disk.
    ///
    /// @param store what the database grows by
    /// @param checkpoints those that stay
    /// @param available where the workspace lies
    public record Disk(Span store, long checkpoints, long available, Source source, String how) {}
}
