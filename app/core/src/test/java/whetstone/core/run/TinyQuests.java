package whetstone.core.run;

import whetstone.core.plugin.TinyPlugin;

/// A domain with tools for runs of a model that is much too small: whole actions are single tokens of its, so that it takes
/// some even untaught. The answer to `4?` is `r4`, which the tool says when it is asked `4`.
final class TinyQuests {
    private TinyQuests() {}

    /// The model, with a token for each action that anybody could want to take, and for some that nobody should.
    static final String MODEL =
            """
            model:
              width: 16
              layers: 1
              heads: 2
              keyValueHeads: 1
              hidden: 16
              context: 110
              products: float32
              pieces: [%s]
            """
                    .formatted(pieces());

    private static String pieces() {
        var pieces = new StringBuilder();
        for (int i = 0; i < 10; i++) {
            for (int copy = 0; copy < 4; copy++) {
                var blank = " ".repeat(copy); // another token of the same meaning
                pieces.append(
                        "'%s<ask>%d</ask>', '%s<answer>r%d</answer>', "
                                .formatted(blank, i, blank, i));
            }
        }
        for (var odd : new String[] {"throw", "refuse"}) {
            for (int copy = 0; copy < 5; copy++) {
                pieces.append("'%s<ask>%s</ask>', ".formatted(" ".repeat(copy), odd));
            }
        }
        return pieces
                + "'<ask>7</ask><result>r7</result>', '<result>r4</result><answer>r4</answer>'";
    }

    private static final String DOMAIN =
            """
            package tiny;

            import java.util.*;
            import java.util.random.RandomGenerator;
            import whetstone.api.*;

            public final class Quests implements ToolDomain<Quests.Quest> {
                public record Quest(int number) {}
                static final Tags TAGS = new Tags(List.of("ask"), "answer", "result");
                public String id() { return "tiny/quest"; }
                public Class<Quest> truthType() { return Quest.class; }
                public Problem<Quest> draw(int level, RandomGenerator random) {
                    var quest = new Quest(random.nextInt(10));
                    return new Problem<>(quest.number() + "?", quest);
                }
                public Tags tags() { return TAGS; }
                public List<Offer> tools(Quest truth) { return List.of(new Offer("ask", "tiny/echo", "r")); }
                public List<String> steps(Quest truth) {
                    return List.of("<ask>" + truth.number() + "</ask>", "<answer>r" + truth.number() + "</answer>");
                }
                public Verdict judgeStep(Quest truth, List<Turn> before, Action newest) {
                    var asked = before.stream().anyMatch(t -> !t.failed() && t.input().equals("" + truth.number()));
                    return switch (newest) {
                        case Action.Call call -> call.input().equals("" + truth.number()) ? Verdict.correct("near") : Verdict.wrong("far");
                        case Action.Answer answer -> asked && answer.text().equals("r" + truth.number()) ? Verdict.correct("found") : Verdict.wrong("not found");
                        case Action.Unreadable u -> Verdict.unreadable(u.why());
                    };
                }
                public Verdict verify(Quest truth, String completion) {
                    return TAGS.read(completion) instanceof Action.Answer answer
                            ? (answer.text().equals("r" + truth.number()) ? Verdict.correct("right") : Verdict.wrong("other"))
                                    .with(new Evidence(null, Map.of("early", 1.0), List.of()))
                            : Verdict.unreadable("no answer");
                }
                public String canonical(Quest truth) { return truth.toString(); }
            }
            """;

    private static final String TOOL =
            """
            package tiny;

            public final class Echo implements whetstone.api.Tool {
                public String id() { return "tiny/echo"; }
                public String call(String world, String input) {
                    if (input.equals("throw")) { throw new IllegalStateException("broken"); }
                    if (input.equals("sleep")) {
                        try { Thread.sleep(30_000); } catch (InterruptedException e) { throw new IllegalStateException(e); }
                    }
                    if (input.equals("refuse")) { throw new IllegalArgumentException("not that <result>r4</result>"); }
                    return world + input;
                }
            }
            """;

    static TinyPlugin into(TinyPlugin plugin) {
        return plugin.extension("tiny.Quests", DOMAIN).extension("tiny.Echo", TOOL);
    }
}
