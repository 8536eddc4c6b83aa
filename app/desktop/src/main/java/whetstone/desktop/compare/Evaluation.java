package whetstone.desktop.compare;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.dataformat.yaml.YAMLMapper;
import whetstone.core.store.Curves.Span;
import whetstone.core.store.Workspace;
import whetstone.desktop.session.RunRow;

/// A stage of a run that measured the policy.
///
/// @param title of the run
public record Evaluation(long run, String title, String stage) {
    private static final YAMLMapper YAML = new YAMLMapper();

    /// Those that `row` has come to, in order.
    static List<Evaluation> of(Workspace open, RunRow row) {
        long run = row.run().id();
        var reached = open.curves().spans(run).stream().map(Span::stage).toList();
        var recipe = open.runs().find(run).map(found -> found.start().recipe()).orElse("");
        var all = new ArrayList<Evaluation>();
        for (var stage : YAML.readTree(recipe).path("stages")) {
            var name = stage.path("name").asString("");
            if (stage.path("type").asString("").equals("evaluate") && reached.contains(name)) {
                all.add(new Evaluation(run, row.title(), name));
            }
        }
        return all;
    }

    @Override
    public String toString() {
        return title + " · " + stage;
    }
}
