package whetstone.api;

import java.util.Map;

/// Says what the samples of a problem are worth, beside the share that is correct. The program asks it for every problem of
/// an evaluation, keeps what it says, and works out means over problems, their intervals and paired differences.
/// Implementations are records whose components are the settings.
public interface Evaluator {

    /// What the samples of one problem are worth, by names such as `g-pass@8`; they say the settings where those matter, so
    /// that one evaluation can have several of a kind. What these samples cannot tell, for example because there are too
    /// few of them, is left out.
    ///
    /// A pure question: it hangs on nothing but the problem and the settings, and gives finite numbers.
    ///
    /// @param problem with its samples that could be judged, at least one, in the order in which they were drawn
    Map<String, Double> scores(Group problem);
}
