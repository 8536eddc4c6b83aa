package whetstone.math.family;

import whetstone.api.Problem;

/// The hidden truth of a generated question.
///
/// @param prompt as asked
/// @param answer exact, as `math/expression` reads it
/// @param work the steps to it, a line each
/// @param canonical the same for questions that differ in wording or order only
public record Question(String prompt, String answer, String work, String canonical) {

    Problem<Question> problem() {
        return new Problem<>(prompt, this);
    }
}
