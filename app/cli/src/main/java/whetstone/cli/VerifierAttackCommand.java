package whetstone.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import whetstone.api.Seed;
import whetstone.core.audit.Attack;
import whetstone.core.run.Judging;

@Command(
        name = "attack",
        description = {
            "Judge texts that are written to win, to hang or to break a verifier: those that ship with it, and general ones"
                    + " on a task of every level where it is a domain.",
            "Exit code 1 where one of them wins."
        })
final class VerifierAttackCommand implements Callable<Integer> {

    private static final Duration DEADLINE = Duration.ofSeconds(10);
    private static final int WIDEST = 60; // characters of an attack that are shown

    private final PluginSource source;
    private final PrintWriter out;

    @Parameters(paramLabel = "NAME", description = "A domain or a verifier.")
    String name = "";

    @Option(names = "--seed", description = "Of the tasks that are attacked. Default: 1")
    long seed = 1;

    @Option(names = "--json", description = "Print every attack with its verdict, as JSON.")
    boolean json;

    @Mixin WorkspaceOption workspace = new WorkspaceOption();

    VerifierAttackCommand(PluginSource source, PrintWriter out) {
        this.source = source;
        this.out = out;
    }

    /// What became of an attack.
    private record Outcome(
            String attack,
            String truth,
            String completion,
            String verdict,
            String why,
            double millis) {
        boolean won() {
            return verdict.equals("correct");
        }
    }

    @Override
    public Integer call() {
        try (var plugins = source.load(workspace.folder)) {
            var verifier = PluginSource.verifier(plugins, name);
            var attacks = Attack.on(verifier, new Seed(seed));
            if (attacks.isEmpty()) {
                throw new UsageException(
                        "%s: its plugin ships no attacks, and it draws no tasks to attack"
                                .formatted(name));
            }
            var outcomes = new ArrayList<Outcome>();
            try (var judging = new Judging(verifier, DEADLINE)) {
                var pending =
                        attacks.stream()
                                .map(each -> judging.submit(each.truth(), each.completion()))
                                .toList();
                for (int i = 0; i < attacks.size(); i++) {
                    outcomes.add(outcome(attacks.get(i), pending.get(i).join()));
                }
            }
            print(outcomes);
            return outcomes.stream().anyMatch(Outcome::won) ? 1 : 0;
        }
    }

    private static Outcome outcome(Attack attack, Judging.Judged judged) {
        return new Outcome(
                attack.name(),
                attack.truth(),
                Shortened.of(attack.completion(), WIDEST),
                judged.verdict().label(),
                judged.verdict().why(),
                judged.millis());
    }

    private void print(List<Outcome> outcomes) {
        if (json) {
            Json.print(outcomes, out);
            return;
        }
        var winners = outcomes.stream().filter(Outcome::won).toList();
        out.printf(
                "%d attacks, %d won; the longest took %.0f ms%n",
                outcomes.size(),
                winners.size(),
                outcomes.stream().mapToDouble(Outcome::millis).max().orElse(0));
        winners.forEach(each ->
                out.printf(
                        "%s: %s%n    truth %s%n    %s%n",
                        each.attack(),
                        each.why(),
                        Shortened.of(each.truth(), WIDEST),
                        each.completion()));
    }
}
