package whetstone.api;

/// What a verifier found. A wrong answer is a verdict, never an exception; and a verifier that cannot tell says so.
public sealed interface Verdict {

    /// One line for a person: the rule that decided, and what it compared.
    String why();

    /// What the decision rests on.
    Evidence evidence();

    /// The answer is right.
    record Correct(String why, Evidence evidence) implements Verdict {}

    /// Right in part.
    ///
    /// @param credit share of the full mark, strictly between 0 and 1
    record Partial(double credit, String why, Evidence evidence) implements Verdict {
        public Partial {
            if (!(credit > 0 && credit < 1)) {
                throw new IllegalArgumentException(
                        "credit must lie strictly between 0 and 1, was " + credit);
            }
        }
    }

    /// Readable, and wrong.
    record Wrong(String why, Evidence evidence) implements Verdict {}

    /// No single answer could be read from the completion.
    record Unreadable(String why, Evidence evidence) implements Verdict {}

    /// The verifier cannot tell. Not the policy's doing: never trains.
    record Unscorable(Cause cause, String why, Evidence evidence) implements Verdict {}

    /// Why a verifier could not tell.
    enum Cause {
        /// The check did not end within its deadline.
        TIME,
        /// The check needed more memory than it may have.
        MEMORY,
        /// A program that the check needs is not installed; `why` names the package.
        TOOL_MISSING,
        /// The reference itself cannot be judged.
        BROKEN_REFERENCE,
        /// Neither equality nor difference could be shown.
        UNDECIDABLE,
        /// The verifier failed; `why` names the plugin and the exception.
        VERIFIER_FAILED
    }

    static Verdict correct(String why) {
        return new Correct(why, Evidence.NONE);
    }

    static Verdict partial(double credit, String why) {
        return new Partial(credit, why, Evidence.NONE);
    }

    static Verdict wrong(String why) {
        return new Wrong(why, Evidence.NONE);
    }

    static Verdict unreadable(String why) {
        return new Unreadable(why, Evidence.NONE);
    }

    static Verdict unscorable(Cause cause, String why) {
        return new Unscorable(cause, why, Evidence.NONE);
    }

    /// The same verdict, resting on `evidence`.
    default Verdict with(Evidence evidence) {
        return switch (this) {
            case Correct(var why, _) -> new Correct(why, evidence);
            case Partial(var credit, var why, _) -> new Partial(credit, why, evidence);
            case Wrong(var why, _) -> new Wrong(why, evidence);
            case Unreadable(var why, _) -> new Unreadable(why, evidence);
            case Unscorable(var cause, var why, _) -> new Unscorable(cause, why, evidence);
        };
    }

    /// The mark in [0, 1].
    default double credit() {
        return switch (this) {
            case Correct _ -> 1;
            case Partial(var credit, _, _) -> credit;
            case Wrong _, Unreadable _, Unscorable _ -> 0;
        };
    }

    /// Whether a rollout with this verdict may teach the policy anything.
    default boolean scorable() {
        return !(this instanceof Unscorable);
    }

    /// The verdict's name in files and in the store: `correct`, `partial`, `wrong`, `unreadable` or `unscorable`.
    default String label() {
        return switch (this) {
            case Correct _ -> "correct";
            case Partial _ -> "partial";
            case Wrong _ -> "wrong";
            case Unreadable _ -> "unreadable";
            case Unscorable _ -> "unscorable";
        };
    }
}
