package whetstone.fakealgorithms;

import org.pf4j.Extension;
import whetstone.api.Verdict;
import whetstone.api.Verifier;

/// Echo.
@Extension
public final class Echo implements Verifier<Echo.Truth> {
    /// Truth.
    public record Truth(String word) {}

    @Override
    public String id() {
        return "fake/echo";
    }

    @Override
    public Class<Truth> truthType() {
        return Truth.class;
    }

    @Override
    public Verdict verify(Truth truth, String completion) {
        return Verdict.correct("ok");
    }
}
