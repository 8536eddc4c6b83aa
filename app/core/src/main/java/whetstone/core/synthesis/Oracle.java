package whetstone.core.synthesis;

import java.util.Optional;

/// Somebody who knows the right answers: only there where questions are not really new.
@FunctionalInterface
public interface Oracle {

    /// Whether `answer` is right; empty where the oracle does not know the question.
    Optional<Boolean> right(String input, String answer);

    /// Nobody.
    static Oracle none() {
        return (_, _) -> Optional.empty();
    }
}
