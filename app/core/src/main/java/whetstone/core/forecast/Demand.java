package whetstone.core.forecast;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import whetstone.core.forecast.Forecast.Source;
import whetstone.core.forecast.Forecast.Span;
import whetstone.core.recipe.Recipe;
import whetstone.core.recipe.Stage;
import whetstone.core.recipe.Stage.Explore;
import whetstone.core.synthesis.Part;
import whetstone.core.synthesis.Template;
import whetstone.core.synthesis.Workload;

/// Conversations of one kind that a stage has with a role.
///
/// @param requests conversations
/// @param replies to each
/// @param read tokens of a conversation
/// @param written tokens of a reply
/// @param how in words, where it does not follow from the recipe; else empty
record Demand(
        String role,
        Span requests,
        int replies,
        Span read,
        Span written,
        Source source,
        String how) {

    /// The role that synthesis asks.
    static final String TEACHER = "teacher";

    private static final double LETTERS = 4; // characters of a token, in English as a rule
    private static final double SENTENCE = 16; // tokens

    // Share of samples that voting and rewriting leave of those before, each.
    private static final Span LEFT = new Span(0.5, 0.9, 1);

    /// What `stage` asks, by the recipe alone.
    ///
    /// @param prompt tokens of a task's prompt
    static List<Demand> of(Stage stage, Recipe recipe, int prompt) {
        return switch (stage) {
            case Stage.Synthesize s -> Workload.of(s).stream().map(Demand::teacher).toList();
            case Explore s -> explored(s, recipe, prompt);
            case Stage.Rl s ->
                    judged(s, recipe).stream()
                            .map(explore -> rewarded(s, explore, recipe, prompt))
                            .toList();
            case Stage.WarmUp _, Stage.Evaluate _, Stage.Curate _ -> List.of();
        };
    }

    /// The roles that `stage` needs.
    static List<String> roles(Stage stage, Recipe recipe) {
        return of(stage, recipe, 0).stream().map(Demand::role).distinct().toList();
    }

    private static Demand teacher(Workload work) {
        var left = left(work.part());
        return new Demand(
                TEACHER,
                Span.of(work.requests()).times(left.low(), left.likely(), left.high()),
                work.replies(),
                Span.of(work.promptLength() / LETTERS).times(0.8, 1, 1.5),
                written(work.replyLength() / LETTERS, work.maxTokens()),
                Source.COMPUTED,
                "");
    }

    /// Share of the samples that were written which `part` still has to do with.
    static Span left(Part part) {
        int before =
                switch (part) {
                    case VOTING -> 1;
                    case REWRITING -> 2;
                    case SECOND_VOTING -> 3;
                    default -> 0;
                };
        return new Span(
                Math.pow(LEFT.low(), before),
                Math.pow(LEFT.likely(), before),
                Math.pow(LEFT.high(), before));
    }

    // A model may think at length before it says what it must: between the shortest reply and the
    // longest, by orders of magnitude.
    private static Span written(double shortest, int most) {
        double least = Math.clamp(shortest, 1, most);
        return new Span(least, Math.sqrt(least * most), most);
    }

    private static List<Demand> explored(Explore stage, Recipe recipe, int prompt) {
        var judges = stage.judges();
        double played = (double) stage.problems() * stage.samples();
        var asked = new ArrayList<Demand>();
        if (!judges.process().isEmpty()) {
            // What is the same is asked once, and few trajectories take all their turns.
            var steps =
                    new Span(
                            stage.problems(),
                            played * (1 + stage.turns()) / 2,
                            played * stage.turns() * judges.tries());
            asked.add(judge(judges.process(), steps, judges, read(Template.STEP, recipe, prompt)));
        }
        if (!judges.outcome().isEmpty()) {
            var answers = new Span(stage.problems(), played, played * judges.tries());
            asked.add(
                    judge(
                            judges.outcome(),
                            answers,
                            judges,
                            read(Template.OUTCOME, recipe, prompt)));
        }
        return asked;
    }

    private static Demand rewarded(Stage.Rl stage, Explore explore, Recipe recipe, int prompt) {
        double groups = (double) stage.steps() * stage.tasks();
        var judges = explore.judges();
        double most = groups * stage.groupSize() * stage.rounds() * judges.tries();
        var steps = new Span(groups, groups * stage.groupSize(), most);
        return judge(judges.process(), steps, judges, read(Template.STEP, recipe, prompt));
    }

    private static Demand judge(String role, Span requests, Explore.Judges judges, Span read) {
        var written = written(SENTENCE, judges.sampling().maxTokens());
        return new Demand(role, requests, 1, read, written, Source.COMPUTED, "");
    }

    private static Span read(Template template, Recipe recipe, int prompt) {
        double empty = template.length() / LETTERS;
        return new Span(empty, empty + prompt, empty + recipe.model().context());
    }

    /// The stage whose judge rewards `stage` too.
    private static Optional<Explore> judged(Stage.Rl stage, Recipe recipe) {
        return recipe.stages().stream()
                .filter(Explore.class::isInstance)
                .map(Explore.class::cast)
                .filter(each -> each.name().equals(stage.from()))
                .filter(each -> !each.judges().process().isEmpty())
                .findFirst();
    }
}
