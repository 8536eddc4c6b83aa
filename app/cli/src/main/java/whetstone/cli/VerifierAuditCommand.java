package whetstone.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import whetstone.core.audit.Audit;
import whetstone.core.audit.Case;
import whetstone.core.audit.Share;
import whetstone.file.FileTrouble;

@Command(
        name = "audit",
        description =
                "Judge answers whose verdict is known, and count false accepts and false rejects.",
        footer = {
            "",
            "Each line of a case file: {\"truth\": ..., \"completion\": \"...\",",
            "  \"expected\": \"correct|partial|wrong|unreadable|unscorable\"}; other keys are ignored.",
            "Exit code 1 where a wrong answer is accepted.",
            "",
            "Example:",
            "  whetstone verifier audit math/expression --cases cases.jsonl"
        })
final class VerifierAuditCommand implements Callable<Integer> {

    private static final Duration DEADLINE = Duration.ofSeconds(10);
    private static final int WIDEST = 60; // characters of an answer that are shown

    private final PluginSource source;
    private final PrintWriter out;

    @Parameters(paramLabel = "NAME", description = "A domain or a verifier.")
    String name = "";

    @Option(names = "--cases", paramLabel = "FILE", required = true, description = "JSON lines.")
    List<Path> cases = List.of();

    @Option(names = "--json", description = "Print JSON.")
    boolean json;

    @Mixin WorkspaceOption workspace = new WorkspaceOption();

    VerifierAuditCommand(PluginSource source, PrintWriter out) {
        this.source = source;
        this.out = out;
    }

    @Override
    public Integer call() throws IOException {
        try (var plugins = source.load(workspace.folder)) {
            var verifier = PluginSource.verifier(plugins, name);
            var known = cases.stream().flatMap(VerifierAuditCommand::read).toList();
            var audit = Audit.of(verifier, known, DEADLINE);
            if (json) {
                Json.print(audit, out);
            } else {
                print(audit);
            }
            return audit.falseAccepts().count() > 0 ? 1 : 0;
        } catch (IllegalArgumentException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }

    private static Stream<Case> read(Path file) {
        var number = new AtomicInteger();
        try (var lines = Files.lines(file)) {
            return lines
                    .map(line -> Case.read(line, "%s:%d".formatted(file, number.incrementAndGet())))
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UsageException(
                    "%s: cannot be read (%s)".formatted(file, FileTrouble.told(file, e)));
        }
    }

    private void print(Audit audit) {
        out.printf(
                "%d cases; 99 in 100 within %.1f ms, all within %.1f ms%n",
                audit.cases(), audit.millis().p99(), audit.millis().most());
        var rows =
                List.of(
                        row("false accepts", audit.falseAccepts()),
                        row("false rejects", audit.falseRejects()),
                        row("undecided", audit.undecided()));
        Table.print(List.of("", "count", "of", "share", "95 % interval"), rows, out);
        if (audit.others() > 0) {
            out.printf("%d more with another label than expected%n", audit.others());
        }
        audit.misses()
                .forEach(miss ->
                        out.printf(
                                "%s: expected %s, was %s: %s%n    %s%n",
                                miss.where(),
                                miss.expected(),
                                miss.verdict(),
                                miss.why(),
                                Shortened.of(miss.completion(), WIDEST)));
    }

    private static List<String> row(String what, Share share) {
        return List.of(
                what,
                "" + share.count(),
                "" + share.of(),
                "%.2f %%".formatted(100 * share.value()),
                "%.2f to %.2f %%".formatted(100 * share.low(), 100 * share.high()));
    }
}
