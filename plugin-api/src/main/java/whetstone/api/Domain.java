package whetstone.api;

import java.util.Optional;
import java.util.random.RandomGenerator;

/// A kind of task with an automatic check: the one thing a plugin has to provide. A domain is a verifier that can
/// also draw what it verifies.
public interface Domain<T extends Record> extends Verifier<T> {

    /// Draws a problem. Ranges over at least a few hundred different ones at every level above 0.
    ///
    /// @param level difficulty from 0 (easiest) to 9; each level is measurably harder than the one before
    Problem<T> draw(int level, RandomGenerator random);

    /// A completion that must be judged [Verdict.Correct]; lets the host test plugin and data without a model.
    String reference(T truth);

    /// A worked answer that a small model can imitate, ending in the form that [#verify] reads.
    default String demonstration(T truth) {
        return reference(truth);
    }

    /// How the answer is to be written, in a sentence that can follow any prompt of this domain.
    default String instructions() {
        return "Give the final answer as <answer>...</answer>.";
    }

    /// A text that two problems share exactly when they are the same problem in another guise (terms in another order,
    /// names changed). Decides the split, so that no split holds a twin of another's problem.
    default String canonical(T truth) {
        return truth.toString();
    }

    /// A variation of the problem, or nothing where this domain knows none.
    default Optional<Problem<T>> rewrite(T truth, Rewrite direction, RandomGenerator random) {
        return Optional.empty();
    }

    /// How a person would like to see the problem.
    default Preview preview(T truth) {
        return new Preview.Text(truth.toString());
    }

    /// Which way to rewrite a problem: arXiv:2505.17063, section 3.2.
    enum Rewrite {
        HARDER,
        EASIER
    }
}
