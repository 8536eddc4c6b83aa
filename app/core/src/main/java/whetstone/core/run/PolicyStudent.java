package whetstone.core.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import whetstone.api.Group;
import whetstone.api.Seed;
import whetstone.api.Split;
import whetstone.api.Task;
import whetstone.api.Verdict;
import whetstone.core.recipe.Stage;
import whetstone.core.store.Graded;
import whetstone.core.store.StepRows;
import whetstone.core.synthesis.Student;
import whetstone.sample.Decoding;

/// The run's policy as the student of a stage that makes data. What it writes is stored, some tasks a step.
final class PolicyStudent implements Student {

    private static final int ROLLOUTS = 4096; // of a step, or of one task where that has more

    private final Parts parts;
    private final Stage.Synthesize stage;
    private final int longest; // completion that it must have room for, tokens
    private final boolean imitates;
    private int step;

    PolicyStudent(Parts parts, Stage.Synthesize stage) {
        this.parts = parts;
        this.stage = stage;
        int later = 0;
        boolean copies = false;
        for (var each : parts.recipe().stages()) {
            if (each.from().equals(stage.name())) {
                later =
                        Math.max(
                                later, each instanceof Stage.Rl rl ? rl.decoding().maxTokens() : 0);
                copies |= each instanceof Stage.WarmUp;
            }
        }
        var samplings = stage.samplings();
        longest =
                Math.max(
                        later,
                        Math.max(samplings.check().maxTokens(), samplings.score().maxTokens()));
        imitates = copies;
    }

    /// The index of the last step that is stored; there is one at least.
    int end() {
        if (step == 0) {
            store(List.of(), System.nanoTime());
        }
        return step - 1;
    }

    @Override
    public String prompt(String input) {
        var format = stage.definition().outputFormat();
        return parts.recipe().tasks().instructions() && !format.isBlank()
                ? input + "\n" + format
                : input;
    }

    @Override
    public Optional<String> refuses(String input) {
        return refuses(prompt(input) + "\n", longest);
    }

    @Override
    public Optional<String> refuses(String input, String response) {
        return imitates ? refuses(prompt(input) + "\n" + response, 1) : Optional.empty();
    }

    private Optional<String> refuses(String text, int more) {
        int context = parts.policy().decoder().shape().context();
        try {
            int tokens = parts.tokenizer().encode(text).length;
            return tokens + more <= context
                    ? Optional.empty()
                    : Optional.of(
                            "%d tokens and %d more have no room in %d"
                                    .formatted(tokens, more, context));
        } catch (IllegalArgumentException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    /// @throws Halted if the run was asked to end meanwhile
    @Override
    public List<Rate> solve(List<Task> tasks, int samples, Decoding decoding, Seed seed) {
        var rates = new ArrayList<Rate>();
        int together = Math.max(1, ROLLOUTS / samples);
        for (int from = 0; from < tasks.size(); from += together) {
            var some = tasks.subList(from, Math.min(tasks.size(), from + together));
            sample(some, samples, decoding, seed.derive(from))
                    .forEach(group -> rates.add(rate(group)));
        }
        return rates;
    }

    private List<Group> sample(List<Task> tasks, int samples, Decoding decoding, Seed seed) {
        long start = System.nanoTime();
        var groups = new OnPolicy(parts, stage.name(), decoding).sample(tasks, samples, seed);
        store(groups.stream().map(Graded::untaught).toList(), start);
        return groups;
    }

    private void store(List<Graded> graded, long start) {
        var timings = new TreeMap<String, Double>();
        timings.put("time/step", (System.nanoTime() - start) / 1e9);
        var metrics =
                graded.isEmpty() ? new TreeMap<String, Double>() : StepMetrics.ofRollouts(graded);
        parts.journal().append(new StepRows(stage.name(), step++, graded, metrics, timings));
    }

    private static Rate rate(Group group) {
        var judged = group.scorable().rollouts();
        long correct = judged.stream().filter(r -> r.verdict() instanceof Verdict.Correct).count();
        return new Rate((int) correct, judged.size());
    }

    /// The prompts that the run's evaluations ask.
    static List<String> evaluated(Parts parts) {
        return parts.recipe().stages().stream()
                .filter(each -> each instanceof Stage.Evaluate one && one.split() != Split.TRAIN)
                .map(Stage.Evaluate.class::cast)
                .flatMap(one -> parts.source().spread(one.split(), one.problems()).stream())
                .map(Task::prompt)
                .distinct()
                .toList();
    }
}
