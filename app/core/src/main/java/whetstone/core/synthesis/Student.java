package whetstone.core.synthesis;

import java.util.List;
import java.util.Optional;
import whetstone.api.Seed;
import whetstone.api.Task;
import whetstone.sample.Decoding;

/// The policy that the pool is for.
public interface Student {

    /// How often a task was solved.
    ///
    /// @param correct answers that are
    /// @param judged answers on which there is a verdict
    record Rate(int correct, int judged) {

        /// The share of correct answers.
        public double share() {
            return (double) correct / judged;
        }
    }

    /// Why the student cannot be asked `input`: what it cannot read, or has no room for. Empty where it can.
    Optional<String> refuses(String input);

    /// Why the student cannot be taught `response` to `input`. Empty where it can, or where nobody will.
    Optional<String> refuses(String input, String response);

    /// `input` as the student is asked it.
    String prompt(String input);

    /// How often the student solves each task.
    ///
    /// @param samples answers per task
    List<Rate> solve(List<Task> tasks, int samples, Decoding decoding, Seed seed);
}
