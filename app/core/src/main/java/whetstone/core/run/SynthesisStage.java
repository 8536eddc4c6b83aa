package whetstone.core.run;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import whetstone.core.knowledge.KnowledgeFolders;
import whetstone.core.knowledge.KnowledgeIndex;
import whetstone.core.knowledge.Searching;
import whetstone.core.plugin.Plugins;
import whetstone.core.recipe.Recipe;
import whetstone.core.recipe.RecipeException;
import whetstone.core.recipe.Stage;
import whetstone.core.store.Pools;
import whetstone.core.store.Workspace;
import whetstone.core.synthesis.Definitions;
import whetstone.core.synthesis.Marking;
import whetstone.core.synthesis.Oracle;
import whetstone.core.synthesis.Part;
import whetstone.core.synthesis.Sample;
import whetstone.core.synthesis.Synthesizer;

/// A stage that makes data for later ones. If it is ended before its end, it begins anew: whoever keeps the teacher's answers
/// is asked for them again, and all else repeats.
final class SynthesisStage {

    private static final String TEACHER = "teacher"; // the role

    private final Workspace workspace;
    private final Parts parts;
    private final Stage.Synthesize stage;
    private final int position;
    private final PolicyStudent student;

    /// @param position of the stage in the recipe
    SynthesisStage(Workspace workspace, Parts parts, Stage.Synthesize stage, int position) {
        this.workspace = workspace;
        this.parts = parts;
        this.stage = stage;
        this.position = position;
        student = new PolicyStudent(parts, stage);
    }

    /// Refuses what cannot work before anything is asked or sampled.
    ///
    /// @throws RecipeException naming the stage
    static void check(Stage.Synthesize stage, Recipe recipe, Plugins plugins) {
        if (!recipe.roles().containsKey(TEACHER)) {
            throw new RecipeException(
                    "roles.teacher: nobody is bound to it and stages.%s needs it; bind an endpoint, a checkpoint, or a program such as 'roles: {teacher: {standIn: domain, settings: {domain: math/chain-sum}}}'"
                            .formatted(stage.name()));
        }
        try {
            Definitions.check(stage.definition(), plugins);
        } catch (RecipeException e) {
            throw new RecipeException("stages.%s: %s".formatted(stage.name(), e.getMessage()));
        }
    }

    /// Makes the data, and stores all of it.
    ///
    /// @return the last step that is stored
    /// @throws Halted if the run was asked to end meanwhile
    int run() {
        var teacher = parts.roles().of(TEACHER, stage.name());
        try (var index = index()) {
            var tools =
                    new Synthesizer.Tools(
                            teacher,
                            student,
                            Marking.of(stage.definition(), parts.plugins()),
                            index == null ? Searching.nothing() : index,
                            PolicyStudent.evaluated(parts),
                            parts.seed().derive("stage").derive(stage.name()),
                            this::progress);
            store(
                    new Synthesizer(stage, tools).run(),
                    teacher instanceof Oracle known ? known : Oracle.none());
        }
        return student.end();
    }

    private @Nullable KnowledgeIndex index() {
        var folder = stage.definition().knowledge();
        if (folder.isEmpty()) {
            return null;
        }
        var place = new KnowledgeFolders(workspace.folder().resolve("knowledge"));
        return place.open(
                Path.of(folder),
                (files, of, _) -> told(new RunEvent.Worked(stage.name(), "indexing", files, of)));
    }

    private void progress(Part part, int done, int of) {
        told(new RunEvent.Worked(stage.name(), part.label(), done, of));
        if (parts.control().over()) {
            throw new Halted();
        }
    }

    private void told(RunEvent event) {
        parts.events().accept(event);
    }

    private void store(Synthesizer.Yield yield, Oracle oracle) {
        var samples = yield.samples().stream().map(each -> SampleRows.of(each, oracle)).toList();
        var counts = SampleRows.of(yield.counts());
        workspace.syntheses().put(parts.run(), position, samples, counts);
        workspace.pools().put(parts.run(), position, entries(yield.samples()));
        told(new RunEvent.Synthesized(stage.name(), counts, samples));
        if (yield.kept().isEmpty()) {
            throw new RecipeException(
                    "stages.%s: none of %d samples is left (%s); see 'whetstone data report %d'"
                            .formatted(stage.name(), samples.size(), reasons(yield), parts.run()));
        }
    }

    private static String reasons(Synthesizer.Yield yield) {
        return yield.samples().stream()
                .map(sample -> Objects.requireNonNull(sample.rejection()))
                .collect(
                        Collectors.groupingBy(
                                why -> "%s: %s".formatted(why.part().label(), why.reason().label()),
                                Collectors.counting()))
                .entrySet()
                .stream()
                .map(entry -> "%d %s".formatted(entry.getValue(), entry.getKey()))
                .sorted()
                .collect(Collectors.joining(", "));
    }

    // Those that were never scored are no tasks to train on; they stand among the samples.
    private static List<Pools.Entry> entries(List<Sample> samples) {
        return samples.stream()
                .filter(sample -> sample.rate() != null)
                .map(sample -> {
                    var why = sample.rejection();
                    return new Pools.Entry(
                            sample.task(),
                            Objects.requireNonNull(sample.verdict()).response(),
                            Objects.requireNonNull(sample.rate()).share(),
                            why == null,
                            why == null ? "selected" : why.reason().label());
                })
                .toList();
    }
}
