package whetstone.cli;

import java.io.Console;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;
import whetstone.core.plugin.install.Consent;

/// The options by which a user agrees to what installing takes, the same for all commands that install.
final class ConsentOptions {

    @Option(
            names = "--trust-key",
            paramLabel = "FINGERPRINT",
            description =
                    "Trust this key from now on, for all plugins that it signs. Repeat for more.")
    List<String> keys = List.of();

    @Option(names = "--yes", description = "Trust whichever key signed what is installed.")
    boolean yes;

    @Option(
            names = "--allow-unsigned",
            description = "Install also what nobody signed. Anyone may have made it.")
    boolean unsigned;

    @Option(names = "--allow-older", description = "Install also an older version than is there.")
    boolean older;

    /// What the user agrees to.
    ///
    /// @param mayAsk whether somebody at a terminal is asked about the rest
    Consent consent(boolean mayAsk) {
        var terminal = mayAsk ? terminal() : Optional.<Console>empty();
        return new Consent(
                new HashSet<>(keys),
                unsigned,
                older,
                proposal -> yes || terminal.map(it -> asked(it, proposal)).orElse(false));
    }

    private static boolean asked(Console console, Consent.Proposal proposal) {
        console.printf(
                "%s %s, by '%s' in its own words: %s%n",
                proposal.id(), proposal.version(), proposal.provider(), proposal.description());
        console.printf("  signed by key  %s%n", proposal.signer());
        if (!proposal.site().isEmpty()) {
            console.printf("  from site      %s%n", proposal.site());
        }
        proposal.extensions().forEach(type -> console.printf("  adds           %s%n", type));
        console.printf("It will run with your rights: it can read and change what you can.%n");
        return agrees("Trust this key, now and for all plugins that it signs? [y/N] ");
    }

    /// What somebody at a terminal answers; no where there is nobody.
    static boolean agrees(String question) {
        return terminal()
                .map(console -> console.readLine("%s", question))
                .map(answer -> answer.strip().equalsIgnoreCase("y"))
                .orElse(false);
    }

    private static Optional<Console> terminal() {
        return Optional.ofNullable(System.console()).filter(Console::isTerminal);
    }
}
