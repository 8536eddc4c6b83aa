package whetstone.core.synthesis;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import whetstone.api.Curator;
import whetstone.api.Domain;
import whetstone.api.FinalAnswer;
import whetstone.api.Problem;
import whetstone.api.Seed;
import whetstone.api.Task;
import whetstone.api.Verdict;
import whetstone.api.Verifier;
import whetstone.core.recipe.Stage.Synthesize;
import whetstone.core.recipe.TaskDefinition;
import whetstone.core.recipe.TaskDefinition.Demonstration;
import whetstone.core.role.Answer;
import whetstone.core.role.ChatModel;
import whetstone.core.role.ChatRequest;
import whetstone.sample.Decoding;

/// Whoever the parts work with, as simple as can be.
final class Fakes {
    private Fakes() {}

    static final TaskDefinition DEFINITION =
            new TaskDefinition(
                    "adding",
                    "Add two numbers.",
                    "a + b",
                    "the sum",
                    "fake/number",
                    "",
                    List.of(new Demonstration("1 + 1", "2")),
                    "",
                    List.of());

    static Synthesize settings(TaskDefinition definition, Curator curator) {
        var teacher = new Synthesize.Sampling(0.7, 1, 100);
        var decoding = new Decoding(1, 1, 0, 8);
        return new Synthesize(
                "synthesize",
                definition,
                Synthesize.Source.PAPER,
                new Synthesize.Amounts(20, 4, 0, 8, 10, 10),
                true,
                curator,
                new Synthesize.Samplings(teacher, teacher, teacher, decoding, decoding),
                new Synthesize.Cleaning(10, 0.8));
    }

    /// Keeps what comes first.
    record First() implements Curator {
        @Override
        public List<Kept> select(List<Candidate> candidates, int count, Seed seed) {
            return candidates.stream()
                    .limit(count)
                    .map(each -> new Kept(each.task(), "first"))
                    .toList();
        }
    }

    /// Compares whole numbers: `07` is 7, and what is no number is no reference.
    record Whole() implements Verifier<Whole.Truth> {
        record Truth(String answer) {}

        @Override
        public String id() {
            return "fake/number";
        }

        @Override
        public Class<Truth> truthType() {
            return Truth.class;
        }

        @Override
        public Verdict verify(Truth truth, String completion) {
            if (!truth.answer().matches("\\d{1,9}")) {
                return Verdict.unscorable(Verdict.Cause.BROKEN_REFERENCE, "no number");
            }
            return FinalAnswer.in(completion)
                    .judge(span ->
                            span.text().matches("\\d{1,9}")
                                            && Integer.parseInt(span.text())
                                                    == Integer.parseInt(truth.answer())
                                    ? Verdict.correct("equal")
                                    : Verdict.wrong("different"));
        }
    }

    static Marking marking() {
        return Marking.of(new Whole(), "1", "");
    }

    /// Sums of two numbers below `10 * (level + 1)`; each can be rewritten.
    record Sums() implements Domain<Sums.Sum> {
        record Sum(int a, int b) {}

        @Override
        public String id() {
            return "fake/sums";
        }

        @Override
        public Class<Sum> truthType() {
            return Sum.class;
        }

        @Override
        public Problem<Sum> draw(int level, RandomGenerator random) {
            int bound = 10 * (level + 1);
            return problem(new Sum(random.nextInt(bound), random.nextInt(bound)));
        }

        private static Problem<Sum> problem(Sum sum) {
            return new Problem<>("%d + %d".formatted(sum.a(), sum.b()), sum);
        }

        @Override
        public Verdict verify(Sum truth, String completion) {
            return new Whole().verify(new Whole.Truth("" + (truth.a() + truth.b())), completion);
        }

        @Override
        public String reference(Sum truth) {
            return "<answer>%d</answer>".formatted(truth.a() + truth.b());
        }

        @Override
        public Optional<Problem<Sum>> rewrite(Sum truth, Rewrite way, RandomGenerator random) {
            int more = way == Rewrite.HARDER ? 1000 : 2000;
            return Optional.of(problem(new Sum(truth.a() + more, truth.b())));
        }
    }

    /// Answers each prompt with what a function says.
    static final class Scripted implements ChatModel {
        private final Function<String, String> script;
        final List<ChatRequest> asked = new ArrayList<>();

        Scripted(Function<String, String> script) {
            this.script = script;
        }

        @Override
        public String id() {
            return "scripted";
        }

        @Override
        public List<Answer> answer(List<ChatRequest> requests, IntConsumer answered) {
            asked.addAll(requests);
            return requests.stream().map(this::answer).toList();
        }

        private Answer answer(ChatRequest request) {
            var text = script.apply(request.messages().getLast().text());
            return text.equals("FAIL")
                    ? new Answer.Failed("nobody there")
                    : new Answer.Replies(
                            IntStream.range(0, request.samples())
                                    .mapToObj(
                                            _ -> new Answer.Reply(text, !text.endsWith("…"), 1, 2))
                                    .toList());
        }

        @Override
        public void close() {
            // Nothing was started.
        }
    }

    /// Solves a share of its attempts that hangs on the length of the prompt; takes no prompt with a `#`.
    static final class Pupil implements Student {
        final Map<String, Integer> asked = new HashMap<>();

        @Override
        public Optional<String> refuses(String input) {
            return input.contains("#") ? Optional.of("no token for '#'") : Optional.empty();
        }

        @Override
        public Optional<String> refuses(String input, String response) {
            return Optional.empty();
        }

        @Override
        public String prompt(String input) {
            return input;
        }

        @Override
        public List<Rate> solve(List<Task> tasks, int samples, Decoding decoding, Seed seed) {
            return tasks.stream()
                    .map(task -> {
                        asked.merge(task.prompt(), samples, Integer::sum);
                        return new Rate(samples * (task.prompt().length() % 3) / 2, samples);
                    })
                    .toList();
        }
    }
}
