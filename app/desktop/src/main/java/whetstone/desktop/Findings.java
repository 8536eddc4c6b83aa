package whetstone.desktop;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import whetstone.desktop.plugins.Catalogue.Offer;
import whetstone.desktop.problems.ProblemsModel.Problem;
import whetstone.desktop.process.Jobs.Job;
import whetstone.desktop.recipe.Checked;

/// Leads what goes wrong anywhere to the view of problems.
///
/// @param show brings a view to the front
record Findings(Models models, Consumer<String> show) {

    /// Begins to watch.
    void watch() {
        models.recipe().checked().addListener((_, _, checked) -> recipe(checked));
        models.catalogue().offer().addListener((_, _, offer) -> offer.ifPresent(this::plugins));
        models.jobs().jobs().subscribe(this::processes);
        models.preferences().trouble().addListener((_, _, why) -> preferences(why));
    }

    private void recipe(Optional<Checked> checked) {
        var mistakes = checked.flatMap(Checked::mistake).stream();
        tell("recipe", mistakes.map(m -> problem("recipe", m.text(), "recipe")));
    }

    private void plugins(Offer offer) {
        tell(
                "plugins",
                offer.problems().stream()
                        .map(each -> problem("plugin " + each.id(), each.what(), "plugins")));
    }

    private void preferences(String why) {
        var found = Stream.of(why).filter(text -> !text.isEmpty());
        tell("preferences", found.map(text -> problem("preferences", text, "preferences")));
    }

    private void processes() {
        var failed = models.jobs().jobs().stream().filter(job -> job.state().startsWith("failed"));
        tell("processes", failed.map(this::process));
    }

    private Problem process(Job job) {
        var what =
                "%s; all that it said is in the console and in %s"
                        .formatted(job.told(), job.started().output());
        return problem(job.started().title(), what, "console");
    }

    private Problem problem(String where, String what, String view) {
        return new Problem(where, what, () -> show.accept(view));
    }

    private void tell(String source, Stream<Problem> found) {
        models.problems().set(source, found.toList());
    }
}
