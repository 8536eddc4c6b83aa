package whetstone.desktop.playground;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import whetstone.core.audit.Attack;
import whetstone.desktop.playground.Judged.Outcome;

/// What commands print about verifiers, as lines of a table and a sentence.
///
/// @param verdict the sentence
/// @param lines of the table
record Gallery(String verdict, List<Judged> lines) {
    private static final JsonMapper JSON = new JsonMapper();

    Gallery {
        lines = List.copyOf(lines);
    }

    /// From the lines that `verify` wrote for `attempts`, the first of them being no attack.
    static Gallery judged(List<Attack> attempts, List<String> lines) {
        var all = new ArrayList<Judged>();
        for (int i = 0; i < Math.min(lines.size(), attempts.size()); i++) {
            var line = JSON.readTree(lines.get(i));
            var attempt = attempts.get(i);
            var outcome = i == 0 ? Outcome.OPEN : Judged.attacked(line);
            all.add(Judged.of(attempt.name(), outcome, attempt.completion(), line));
        }
        return new Gallery(all.size() > 1 ? attacks(all, all.size() - 1) : "", all);
    }

    /// From what `verifier attack --json` printed.
    static Gallery attacked(String output) {
        var all = new ArrayList<Judged>();
        for (var line : JSON.readTree(output.substring(Math.max(0, output.indexOf('['))))) {
            var name = line.path("attack").asString("");
            var text = line.path("completion").asString("");
            all.add(Judged.of(name, Judged.attacked(line), text, line));
        }
        return new Gallery(attacks(all, all.size()), all);
    }

    private static String attacks(List<Judged> all, int count) {
        long won = all.stream().filter(each -> each.outcome() == Outcome.FELL).count();
        return "%d attacks, %d won".formatted(count, won);
    }

    /// From what `verifier audit --json` printed.
    static Gallery audited(String output) {
        var audit = JSON.readTree(output.substring(Math.max(0, output.indexOf('{'))));
        var all = new ArrayList<Judged>();
        for (var miss : audit.path("misses")) {
            var name = "expected " + miss.path("expected").asString("");
            var text = miss.path("completion").asString("");
            all.add(Judged.of(name, Outcome.FELL, text, miss));
        }
        var sentence =
                "%d cases: false accepts %s, false rejects %s, undecided %s"
                        .formatted(
                                audit.path("cases").asInt(),
                                share(audit.path("falseAccepts")),
                                share(audit.path("falseRejects")),
                                share(audit.path("undecided")));
        return new Gallery(sentence, all);
    }

    private static String share(JsonNode share) {
        return "%d of %d".formatted(share.path("count").asInt(), share.path("of").asInt());
    }
}
