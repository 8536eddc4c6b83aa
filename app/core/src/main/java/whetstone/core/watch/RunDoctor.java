package whetstone.core.watch;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import whetstone.core.store.Findings.Finding;
import whetstone.core.store.Findings.Severity;

/// Holds each step of a stage against the rules. A rule speaks when it is broken first, and when it gets worse; again only
/// after all was well in between.
public final class RunDoctor {

    private final History history = new History();
    private final Map<String, Severity> open = new HashMap<>();

    /// Names of the rules, in the order in which they are checked.
    public static List<String> rules() {
        var names = new ArrayList<>(Rules.ALL.stream().map(Rule::id).toList());
        names.add(HeldOut.RULE);
        return List.copyOf(names);
    }

    /// What is new at this step.
    public List<Finding> examine(Observation observation) {
        history.add(observation);
        var news = new ArrayList<Finding>();
        for (var rule : Rules.ALL) {
            var found = rule.check(history);
            found.filter(finding -> isNews(rule.id(), finding.severity())).ifPresent(news::add);
            note(rule.id(), found);
        }
        return news;
    }

    private boolean isNews(String rule, Severity severity) {
        var known = open.get(rule);
        return known == null || severity.compareTo(known) > 0;
    }

    private void note(String rule, Optional<Finding> found) {
        found.ifPresentOrElse(
                finding -> open.merge(rule, finding.severity(), RunDoctor::worse),
                () -> open.remove(rule));
    }

    private static Severity worse(Severity one, Severity other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
