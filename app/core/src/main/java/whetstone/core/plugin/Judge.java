package whetstone.core.plugin;

import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import whetstone.api.Verdict;
import whetstone.api.Verifier;

/// Asks a verifier about a truth that is stored as JSON. Whatever the verifier does, the answer is a verdict.
public final class Judge {
    private Judge() {}

    /// The verdict on `completion`. [Verdict.Unscorable] if the truth is not one of this verifier, or if the verifier
    /// throws.
    public static <T extends Record> Verdict judge(
            Verifier<T> verifier, String truthJson, String completion) {
        var plugin = Boundary.owner(verifier);
        try {
            var truth = truth(verifier, truthJson);
            @Nullable Verdict verdict = asked(verifier, truth, completion);
            return verdict == null
                    ? failed(
                            "plugin %s: %s gave no verdict"
                                    .formatted(plugin, verifier.getClass().getName()))
                    : verdict;
        } catch (BrokenTruth e) {
            return Verdict.unscorable(
                    Verdict.Cause.BROKEN_REFERENCE, String.valueOf(e.getMessage()));
        } catch (PluginException e) {
            var why = String.valueOf(e.getMessage());
            return switch (e.getCause()) {
                case OutOfMemoryError _ -> Verdict.unscorable(Verdict.Cause.MEMORY, why);
                case TimeoutException _ -> Verdict.unscorable(Verdict.Cause.TIME, why);
                case null, default -> failed(why);
            };
        }
    }

    // A judge of steps is no plugin's: it asks one.
    private static <T extends Record> @Nullable Verdict asked(
            Verifier<T> verifier, T truth, String completion) {
        return verifier instanceof StepJudge
                ? verifier.verify(truth, completion)
                : Boundary.ask(verifier, "verify", () -> verifier.verify(truth, completion));
    }

    private static Verdict failed(String why) {
        return Verdict.unscorable(Verdict.Cause.VERIFIER_FAILED, why);
    }

    /// The truth that a verifier of this kind wrote as `json`.
    ///
    /// @throws BrokenTruth if it is another's
    static <T extends Record> T truth(Verifier<T> verifier, String json) {
        var type = Boundary.ask(verifier, "truthType", verifier::truthType);
        try {
            @Nullable T truth = Truths.read(json, type);
            if (truth == null) {
                throw new BrokenTruth("the truth is null; expected a %s".formatted(type.getName()));
            }
            return truth;
        } catch (JacksonException e) {
            throw new BrokenTruth(
                    "the truth is no %s: %s".formatted(type.getName(), e.getOriginalMessage()));
        }
    }

    /// What should be a truth is none.
    static final class BrokenTruth extends RuntimeException {
        private static final long serialVersionUID = 1;

        BrokenTruth(String message) {
            super(message);
        }
    }
}
