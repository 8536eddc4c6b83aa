package whetstone.core.quality;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import whetstone.core.quality.Flow.Lane;
import whetstone.core.quality.Flow.Step;
import whetstone.core.store.SamplePages.Choice;
import whetstone.core.store.SamplePages.Fate;
import whetstone.core.store.SamplePages.Source;
import whetstone.core.store.Syntheses.PartRow;
import whetstone.core.store.Workspace;
import whetstone.core.synthesis.Part;

/// Follows the data of runs through the stages that made or chose it.
public final class Flows {
    private Flows() {}

    /// One for each stage of the run that made or chose data, in order.
    public static List<Flow> of(Workspace workspace, long run) {
        var spending = workspace.answers().spending(run);
        return workspace.samplePages().sources(run).stream()
                .map(source ->
                        new Flow(
                                source,
                                source.written()
                                        ? written(workspace, run, source.position())
                                        : List.of(pooled(workspace, run, source)),
                                spending.stream()
                                        .filter(each -> each.place().stage().equals(source.name()))
                                        .toList()))
                .toList();
    }

    private static List<Step> written(Workspace workspace, long run, int stage) {
        var fates = workspace.samplePages().written(run, stage);
        return workspace.syntheses().parts(run, stage).stream()
                .map(row -> step(row, fates))
                .toList();
    }

    private static Step step(PartRow row, List<Fate> fates) {
        return new Step(
                row.part(),
                row.entered(),
                row.passed(),
                fates.stream().filter(fate -> fate.part().equals(row.part())).toList(),
                lane(row.part()),
                row);
    }

    // A sample reached a part if it takes that way and no part before it refused the sample.
    private static Lane lane(String name) {
        return part(name)
                .map(part ->
                        switch (part) {
                            case KEYWORDS, RETRIEVAL, PATTERN -> Lane.NONE;
                            case WRITING, VOTING, CHECKING -> lane(part, false);
                            case REWRITING, SECOND_VOTING -> lane(part, true);
                            case DECONTAMINATION, DEDUPLICATION, SCORING, SELECTION ->
                                    lane(part, null);
                        })
                .orElse(Lane.NONE);
    }

    private static Lane lane(Part part, @Nullable Boolean rewritten) {
        var before = EnumSet.range(Part.KEYWORDS, part);
        before.remove(part);
        return new Lane(
                Optional.of(choice(rewritten, before)),
                Optional.of(choice(rewritten, EnumSet.range(Part.KEYWORDS, part))),
                Boolean.TRUE.equals(rewritten));
    }

    private static Choice choice(@Nullable Boolean rewritten, Set<Part> passed) {
        return new Choice(rewritten, passed.stream().map(Part::label).toList(), null, null);
    }

    private static Optional<Part> part(String name) {
        return Arrays.stream(Part.values()).filter(part -> part.label().equals(name)).findFirst();
    }

    private static Step pooled(Workspace workspace, long run, Source source) {
        var fates = workspace.samplePages().pooled(run, source.position());
        int all = fates.stream().mapToInt(Fate::count).sum();
        int kept = fates.stream().filter(Fate::kept).mapToInt(Fate::count).sum();
        var refused = fates.stream().filter(fate -> !fate.kept()).toList();
        var name = source.trajectories() > 0 ? "filter of steps" : "choice of tasks";
        return new Step(name, all, kept, refused, Lane.NONE, null);
    }
}
