package whetstone.core.synthesis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import tools.jackson.databind.json.JsonMapper;
import whetstone.api.Domain;
import whetstone.api.Domain.Rewrite;
import whetstone.api.Seed;
import whetstone.core.plugin.Boundary;
import whetstone.core.plugin.PluginInfo;
import whetstone.core.plugin.Plugins;
import whetstone.core.recipe.RecipeException;
import whetstone.core.recipe.Spelling;
import whetstone.core.role.Answer;
import whetstone.core.role.ChatModel;
import whetstone.core.role.ChatRequest;
import whetstone.core.synthesis.KnownProblems.Known;

/// A program that stands in for a teacher: it reads our prompts and answers as a language model would, with problems of a
/// domain. It is wrong as often as it is told to, so that one can see what voting, adaptation and selection are worth.
///
/// It keeps nothing of what it was asked: the same request has the same answer in any process.
public final class Textbook implements ChatModel, Oracle {

    /// Its name in recipes.
    public static final String NAME = "domain";

    private static final JsonMapper JSON = new JsonMapper();
    private static final List<String> SETTINGS =
            List.of("domain", "levels", "problems", "misconceptionRate");
    private static final int WRONG_TRIES = 100;

    private final String id;
    private final KnownProblems<?> problems;
    private final List<Integer> levels;
    private final double errorRate;
    private final double misconceptionRate;

    private Textbook(
            String id,
            KnownProblems<?> problems,
            List<Integer> levels,
            double errorRate,
            double misconceptionRate) {
        this.id = id;
        this.problems = problems;
        this.levels = levels;
        this.errorRate = errorRate;
        this.misconceptionRate = misconceptionRate;
    }

    /// The stand-in that a recipe describes.
    ///
    /// @param errorRate share of answers that are wrong, each by itself
    /// @param settings `domain` that problems come from; `levels` of the examples that it writes, such as `1 2`, usually 0;
    ///     `problems` that it knows of each level, usually 5000; `misconceptionRate`: share of questions that it always
    ///     answers in the same wrong way, usually 0
    /// @throws RecipeException if a setting is unknown or wrong
    public static Textbook of(double errorRate, Map<String, String> settings, Plugins plugins) {
        for (var name : settings.keySet()) {
            if (!SETTINGS.contains(name)) {
                throw new RecipeException(
                        "stand-in: no setting '%s'; %s"
                                .formatted(name, Spelling.meant(name, SETTINGS)));
            }
        }
        var name = settings.getOrDefault("domain", "");
        var domain = plugins.domains().get(name);
        if (domain == null) {
            throw new RecipeException(
                    "stand-in: domain: no loaded plugin has '%s'; %s"
                            .formatted(name, Spelling.meant(name, plugins.domains().keySet())));
        }
        var version = plugins.provider(domain).map(PluginInfo::version).orElse("");
        return of(domain, version, errorRate, settings);
    }

    static Textbook of(
            Domain<?> domain, String version, double errorRate, Map<String, String> settings) {
        var levels =
                Arrays.stream(settings.getOrDefault("levels", "0").strip().split("[\\s,]+"))
                        .map(level -> (int) number("levels", level, 0, 9))
                        .toList();
        int count = (int) number("problems", settings.getOrDefault("problems", "5000"), 2, 1e7);
        double misconceptions =
                number("misconceptionRate", settings.getOrDefault("misconceptionRate", "0"), 0, 1);
        var id =
                "stand-in %s %s, wrong %s, %s"
                        .formatted(domain.id(), version, errorRate, new TreeMap<>(settings));
        var problems = new KnownProblems<>(domain, version, levels, count);
        return new Textbook(id, problems, levels, errorRate, misconceptions);
    }

    private static double number(String name, String text, double least, double most) {
        try {
            double number = Double.parseDouble(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Said below.
        }
        throw new RecipeException(
                "stand-in: %s: expected a number from %s to %s, found '%s'"
                        .formatted(name, least, most, text));
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public List<Answer> answer(List<ChatRequest> requests, IntConsumer answered) {
        return Boundary.many(() -> {
            var answers = new ArrayList<Answer>();
            for (var request : requests) {
                answers.add(answer(request));
                answered.accept(answers.size());
            }
            return answers;
        });
    }

    private Answer answer(ChatRequest request) {
        var prompt = request.messages().getLast().text();
        var seed = new Seed(request.seed());
        return new Answer.Replies(
                IntStream.range(0, request.samples())
                        .mapToObj(i -> reply(problems, prompt, seed.derive(i)))
                        .map(text -> new Answer.Reply(text, true, words(prompt), words(text)))
                        .toList());
    }

    // It has no tokens; words are what comes next to them.
    private static int words(String text) {
        return text.split("\\s+").length;
    }

    private <T extends Record> String reply(KnownProblems<T> known, String prompt, Seed seed) {
        var sections = Template.sections(prompt);
        var question = sections.getOrDefault("Question", "");
        if (Template.WRITE.made(prompt)) {
            int level = levels.get(seed.derive("level").random().nextInt(levels.size()));
            return exercise(known, known.any(level, seed.derive("problem")), seed);
        }
        if (Template.ANSWER.made(prompt)) {
            return known.find(question)
                    .map(problem -> worked(known, problem, seed))
                    .orElse("I do not know.");
        }
        if (Template.HARDER.made(prompt) || Template.EASIER.made(prompt)) {
            var way = Template.HARDER.made(prompt) ? Rewrite.HARDER : Rewrite.EASIER;
            return known.find(question)
                    .map(problem -> exercise(known, known.rewrite(problem, way), seed))
                    .orElse("I do not know.");
        }
        if (Template.PATTERN.made(prompt)) {
            return "They are short, and ask for one answer each.";
        }
        return sections.getOrDefault("Task", "").lines().findFirst().orElse("exercises");
    }

    private <T extends Record> String exercise(
            KnownProblems<T> known, Known<T> problem, Seed seed) {
        var json = new TreeMap<String, String>();
        json.put("input", problem.input());
        json.put("output", worked(known, problem, seed));
        return JSON.writeValueAsString(json);
    }

    private <T extends Record> String worked(KnownProblems<T> known, Known<T> problem, Seed seed) {
        var own = new Seed(0).derive("misconception").derive(problem.input());
        if (own.random().nextDouble() < misconceptionRate) {
            return wrong(known, problem, own.derive("wrong"));
        }
        var chance = seed.derive("error").derive(problem.input());
        return chance.random().nextDouble() < errorRate
                ? wrong(known, problem, chance.derive("wrong"))
                : problem.demonstration();
    }

    // The worked answer to another question of the level.
    private static <T extends Record> String wrong(
            KnownProblems<T> known, Known<T> problem, Seed seed) {
        for (int i = 0; i < WRONG_TRIES; i++) {
            var text = known.any(problem.level(), seed.derive(i)).demonstration();
            if (!problem.solvedBy(text)) {
                return text;
            }
        }
        return "I do not know.";
    }

    @Override
    public Optional<Boolean> right(String input, String answer) {
        return right(problems, input, answer);
    }

    private static <T extends Record> Optional<Boolean> right(
            KnownProblems<T> known, String input, String answer) {
        return known.find(input).map(problem -> problem.solvedBy(Marking.tagged(answer)));
    }

    /// The levels of the examples that it writes.
    public List<Integer> levels() {
        return new ArrayList<>(levels);
    }

    @Override
    public void close() {
        // Nothing was started.
    }
}
