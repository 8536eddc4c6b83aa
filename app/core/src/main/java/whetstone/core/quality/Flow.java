package whetstone.core.quality;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import whetstone.core.store.Answers.Spending;
import whetstone.core.store.SamplePages.Choice;
import whetstone.core.store.SamplePages.Fate;
import whetstone.core.store.SamplePages.Source;
import whetstone.core.store.Syntheses.PartRow;

/// How data went through a stage, from what was made to what is kept.
///
/// @param steps in the order of the work
/// @param spending of the stage, by role
public record Flow(Source source, List<Step> steps, List<Spending> spending) {

    /// One part of the work.
    ///
    /// @param name for a person
    /// @param entered samples, or other things, that it was given
    /// @param passed those that nothing is said against afterwards
    /// @param refused samples by reason, the most first
    /// @param lane which samples take this way
    /// @param work what it took of the teacher; null where nobody counts
    public record Step(
            String name,
            int entered,
            int passed,
            List<Fate> refused,
            Lane lane,
            @Nullable PartRow work) {
        public Step {
            refused = List.copyOf(refused);
        }
    }

    /// Which samples a part of the work is about.
    ///
    /// @param before what chooses those that it was given; empty where they are no samples
    /// @param after what chooses those that it let pass
    /// @param side whether it is a way beside the main one, that only rewritten samples take
    public record Lane(Optional<Choice> before, Optional<Choice> after, boolean side) {
        static final Lane NONE = new Lane(Optional.empty(), Optional.empty(), false);
    }

    public Flow {
        steps = List.copyOf(steps);
        spending = List.copyOf(spending);
    }

    /// Samples that are kept.
    public int kept() {
        return steps.isEmpty() ? 0 : steps.getLast().passed();
    }
}
