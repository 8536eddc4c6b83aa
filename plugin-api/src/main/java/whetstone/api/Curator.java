package whetstone.api;

import java.util.List;

/// Chooses the tasks that are worth training on, by how often each was solved. Implementations are records whose
/// components are the settings.
public interface Curator {

    /// What is kept, the best first, each task at most once.
    ///
    /// @param candidates in the order in which they were drawn
    /// @param count how many may be kept; fewer are where fewer qualify
    /// @param seed of whatever is left to chance
    List<Kept> select(List<Candidate> candidates, int count, Seed seed);

    /// A task with what is known of it.
    ///
    /// @param task id
    /// @param samples that were judged, at least 1
    /// @param correct of these
    /// @param history share of correct samples each time that the task came round, in order; one entry where it was
    ///     sampled once
    record Candidate(
            String task, String domain, int level, int samples, int correct, List<Double> history) {

        public Candidate {
            history = List.copyOf(history);
        }

        /// Share of the samples that are correct.
        public double passRate() {
            return (double) correct / samples;
        }
    }

    /// A task that was chosen.
    ///
    /// @param reason why, a few words with the number that decided
    record Kept(String task, String reason) {}
}
