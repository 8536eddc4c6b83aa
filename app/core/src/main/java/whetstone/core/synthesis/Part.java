package whetstone.core.synthesis;

import java.util.Locale;

/// The parts of the work, in order.
public enum Part {
    /// The teacher names the field.
    KEYWORDS,
    /// Passages of that field are looked up.
    RETRIEVAL,
    /// The teacher says what demonstrations have in common.
    PATTERN,
    /// The teacher writes examples.
    WRITING,
    /// The teacher answers each question again and again; what it says most often is the label.
    VOTING,
    /// The student tries each question once, greedily.
    CHECKING,
    /// The teacher makes solved questions harder and unsolved ones easier.
    REWRITING,
    /// The rewritten questions are voted on.
    SECOND_VOTING,
    /// Copies of benchmarks go.
    DECONTAMINATION,
    /// Questions that are there already go.
    DEDUPLICATION,
    /// The student's pass rate on each question is measured.
    SCORING,
    /// The samples of most use are kept.
    SELECTION;

    /// The part's name in files and in the store: `second-voting`.
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
