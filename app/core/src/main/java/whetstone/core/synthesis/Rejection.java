package whetstone.core.synthesis;

import java.util.Locale;

/// Why a sample is not kept.
///
/// @param part that refused it
/// @param detail what was found, for a person
public record Rejection(Part part, Reason reason, String detail) {

    /// What can be said against a sample.
    public enum Reason {
        /// The teacher gave no reply.
        NO_REPLY,
        /// The reply was cut at its longest.
        CUT,
        /// The reply is not one JSON object with the texts `input` and `output`.
        MALFORMED,
        /// The question or the answer is empty.
        EMPTY,
        /// The question repeats a demonstration, or the question that it was to be rewritten from.
        ECHO,
        /// The student cannot be shown the question.
        UNFIT,
        /// No answer can be read from any reply.
        NO_ANSWER,
        /// Too few answers agree.
        NO_MAJORITY,
        /// The verifier does not accept the label's own answer.
        UNVERIFIABLE,
        /// A benchmark holds it.
        CONTAMINATED,
        /// Another sample has the same question.
        DUPLICATE,
        /// Another sample has nearly the same question.
        NEAR_DUPLICATE,
        /// No answer of the student could be judged.
        UNSCORABLE,
        /// Others are of more use.
        NOT_SELECTED;

        /// The reason's name in files and in the store: `not-selected`.
        public String label() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
