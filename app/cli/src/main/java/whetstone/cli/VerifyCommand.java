package whetstone.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ObjectNode;
import whetstone.core.run.Judging;

@Command(
        name = "verify",
        description = "Judge answers that come from elsewhere, a line each, in their order.",
        footer = {
            "",
            "Each line in:  {\"truth\": ..., \"completion\": \"...\"}; other keys are copied through.",
            "Each line out: {\"verdict\": \"correct|partial|wrong|unreadable|unscorable\", \"credit\": 0..1,",
            "                \"why\": \"...\", \"millis\": ...}",
            "",
            "Example:",
            "  whetstone verify math/chain-sum --in answers.jsonl --out verdicts.jsonl"
        })
final class VerifyCommand implements Callable<Integer> {

    private static final int AHEAD = 1024; // lines that are read before the first one is judged
    private static final Duration DEADLINE =
            Duration.ofSeconds(30); // verifiers end before, but cold on a busy machine

    private final PluginSource source;
    private final PrintWriter out;

    @Parameters(
            paramLabel = "NAME",
            description = "A domain or a verifier, as 'tasks list' shows it.")
    String name = "";

    @Option(
            names = "--in",
            paramLabel = "FILE",
            required = true,
            description = "JSON lines to judge.")
    Path input = Path.of("");

    @Mixin OutputOption output = new OutputOption();
    @Mixin WorkspaceOption workspace = new WorkspaceOption();

    VerifyCommand(PluginSource source, PrintWriter out) {
        this.source = source;
        this.out = out;
    }

    /// A line under way.
    private record Waiting(ObjectNode rest, Judging.Pending pending) {

        /// The line with its verdict.
        ObjectNode judged() {
            var result = pending.join();
            return rest.put("verdict", result.verdict().label())
                    .put("credit", result.verdict().credit())
                    .put("why", result.verdict().why())
                    .put("millis", result.millis());
        }
    }

    @Override
    public Integer call() throws IOException {
        try (var plugins = source.load(workspace.folder);
                var answers = reader();
                var file = output.open(out)) {
            var verifier = PluginSource.verifier(plugins, name);
            try (var judging = new Judging(verifier, DEADLINE);
                    var verdicts = new JsonLines(file.writer())) {
                judge(answers, judging, verdicts);
            }
            file.finish();
        }
        return 0;
    }

    // Models write bytes that are no UTF-8; a strict reader would refuse the whole file for one of
    // them.
    private BufferedReader reader() throws IOException {
        return new BufferedReader(
                new InputStreamReader(Files.newInputStream(input), StandardCharsets.UTF_8));
    }

    private void judge(BufferedReader answers, Judging judging, JsonLines verdicts)
            throws IOException {
        var waiting = new ArrayDeque<Waiting>();
        int number = 0;
        for (var line = answers.readLine(); line != null; line = answers.readLine()) {
            var where = "%s:%d".formatted(input, ++number);
            var answer = Answer.read(number == 1 ? Answer.withoutMark(line) : line, where);
            var pending = judging.submit(answer.truth(), answer.completion());
            waiting.add(new Waiting(answer.rest(), pending));
            if (waiting.size() > AHEAD) {
                verdicts.write(waiting.remove().judged());
            }
        }
        waiting.forEach(each -> verdicts.write(each.judged()));
    }
}
