package whetstone.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import whetstone.core.plugin.install.Outcome;
import whetstone.core.plugin.install.Refusal;
import whetstone.core.plugin.site.Market;

@Command(
        name = "update",
        description = {
            "Take the newest versions of installed plugins from their sites.",
            "One that is refused or does not start leaves its old version in place, and does not keep others from"
                    + " being updated."
        },
        footer = {"", PluginsCommand.EXIT_CODES, "The code is that of the first refusal."})
final class PluginsUpdateCommand implements Callable<Integer> {

    private final PluginSource source;
    private final PrintWriter out;
    private final PrintWriter err;

    @Parameters(paramLabel = "ID", description = "Which. Default: all")
    List<String> ids = List.of();

    @Mixin ConsentOptions consent = new ConsentOptions();

    @Mixin WorkspaceOption workspace = new WorkspaceOption();

    @Option(names = "--check", description = "Only show what there is to update.")
    boolean check;

    @Option(names = "--json", description = "Print JSON, and ask nothing.")
    boolean json;

    PluginsUpdateCommand(PluginSource source, PrintWriter out, PrintWriter err) {
        this.source = source;
        this.out = out;
        this.err = err;
    }

    @Override
    public Integer call() throws IOException {
        var places = source.places(workspace.folder);
        var market = Market.open(places, err::println);
        ids.forEach(id -> PluginSource.require(market.present().statuses(), id));
        var updates =
                market.updates().stream()
                        .filter(found -> ids.isEmpty() || ids.contains(found.id()))
                        .toList();
        if (check) {
            if (json) {
                Json.print(updates, out);
            } else {
                PluginsSearchCommand.print(updates, out);
            }
            return 0;
        }
        return update(updates);
    }

    private int update(List<Market.Found> updates) throws IOException {
        var steps = new ArrayList<Outcome.Step>();
        int code = 0;
        for (var update : updates) {
            try {
                var agreed = consent.consent(!json);
                steps.addAll(
                        Purchase.of(
                                        List.of(update.id()),
                                        source.places(workspace.folder),
                                        agreed,
                                        err)
                                .steps());
            } catch (Refusal e) {
                err.println("whetstone: " + e.getMessage());
                code = code == 0 ? Failures.code(e.kind()) : code;
            }
        }
        if (steps.isEmpty() && !json && code == 0) {
            out.println("everything is as new as its site has it");
        }
        Outcomes.print(new Outcome(steps), json, out);
        return code;
    }
}
