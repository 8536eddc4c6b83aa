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
import whetstone.api.Domain;
import whetstone.core.bench.DomainBench;
import whetstone.core.bench.DomainBench.Figures;
import whetstone.core.recipe.Spelling;

@Command(
        name = "domains",
        description = "Measure how fast domains draw and judge, on one thread.",
        footer = {
            "",
            "Half of the verdicts are on the reference, half on that of another task. References are made before the",
            "clock starts. Judging twice is what a policy makes happen too: a verifier that remembers may do so.",
            "",
            "Example:",
            "  whetstone bench domains verilog graph/shortest-path"
        })
final class BenchDomainsCommand implements Callable<Integer> {

    private final PluginSource source;
    private final PrintWriter out;
    private final PrintWriter err;

    @Parameters(
            paramLabel = "NAME",
            description = "Domains, or areas such as math. Default: all of them")
    List<String> names = new ArrayList<>();

    @Option(
            names = "--millis",
            paramLabel = "N",
            description = "How long to draw and to judge each. Default: ${DEFAULT-VALUE}")
    int millis = 300;

    @Option(names = "--json", description = "Print JSON.")
    boolean json;

    @Mixin WorkspaceOption workspace = new WorkspaceOption();

    BenchDomainsCommand(PluginSource source, PrintWriter out, PrintWriter err) {
        this.source = source;
        this.out = out;
        this.err = err;
    }

    @Override
    public Integer call() {
        if (millis < 1) {
            throw new UsageException("--millis %d: expected at least 1".formatted(millis));
        }
        try (var plugins = source.load(workspace.folder)) {
            var wanted = wanted(List.copyOf(plugins.domains().values()));
            var all = new ArrayList<Figures>();
            try (var meter = Meter.forThisTerminal(err)) {
                meter.start("bench", wanted.size(), 0);
                for (var domain : wanted) {
                    meter.show(all.size(), wanted.size(), domain.id());
                    all.add(DomainBench.of(domain, Duration.ofMillis(millis)));
                }
            }
            if (json) {
                Json.print(all, out);
            } else {
                print(all);
            }
        }
        return 0;
    }

    private List<Domain<?>> wanted(List<Domain<?>> all) {
        var wanted = new ArrayList<Domain<?>>();
        for (var domain : all) {
            if (names.isEmpty() || names.stream().anyMatch(name -> covers(name, domain.id()))) {
                wanted.add(domain);
            }
        }
        var ids = all.stream().map(Domain::id).toList();
        for (var name : names) {
            if (ids.stream().noneMatch(id -> covers(name, id))) {
                throw new UsageException(
                        "%s: no such domain; %s".formatted(name, Spelling.meant(name, ids)));
            }
        }
        return wanted;
    }

    private static boolean covers(String name, String id) {
        return id.equals(name) || id.startsWith(name + "/");
    }

    private void print(List<Figures> all) {
        var headings =
                List.of(
                        "domain",
                        "draws/s",
                        "verdicts/s",
                        "median",
                        "p99",
                        "longest",
                        "unscorable");
        var rows =
                all.stream()
                        .map(one ->
                                List.of(
                                        one.domain(),
                                        "%,.0f".formatted(one.draws()),
                                        "%,.0f".formatted(one.verdicts()),
                                        "%.4f ms".formatted(one.median()),
                                        "%.4f ms".formatted(one.p99()),
                                        "%.3f ms".formatted(one.longest()),
                                        "%.1f %%".formatted(100 * one.unscorable())))
                        .toList();
        Table.print(headings, rows, out);
    }
}
