package whetstone.core.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import whetstone.api.Action;
import whetstone.api.Rollout;
import whetstone.api.Seed;
import whetstone.api.Split;
import whetstone.api.Task;
import whetstone.api.Turn;
import whetstone.api.Verdict;
import whetstone.core.recipe.Stage;
import whetstone.sample.Completion;

class DecompositionTest {

    private static final Seed SEED = new Seed(3);

    private static Task task(String id) {
        return new Task(id, "tiny/quest", 0, Split.TRAIN, id, "{}", null, null);
    }

    /// @param steps a `g` for each good step, a `b` for each bad one
    private static Episode episode(String name, String steps, boolean right) {
        var episode = new Episode(task(name), SEED);
        for (int i = 0; i < steps.length(); i++) {
            boolean last = i == steps.length() - 1;
            var verdict = steps.charAt(i) == 'g' ? Verdict.correct("good") : Verdict.wrong("bad");
            var action = last ? new Action.Answer("a", "a") : new Action.Call("c", "ask", "" + i);
            var completion =
                    new Completion(new int[] {1}, new float[1], new float[1], Rollout.Stop.END);
            episode.add(
                    new Episode.Act(
                            task(name + i),
                            new int[] {1},
                            completion,
                            name + i + "!",
                            action,
                            verdict,
                            last ? null : new Turn("c", "ask", "" + i, "r", false)));
        }
        episode.judged(right ? Verdict.correct("right") : Verdict.wrong("wrong"));
        return episode;
    }

    private static List<Episode> episodes() {
        return List.of(
                episode("A", "ggg", true),
                episode("B", "gbg", true),
                episode("C", "gg", false),
                episode("D", "b", false),
                episode("E", "gg", true));
    }

    // Of A to E, with 3, 3, 2, 1 and 2 actions: all steps are good in A, C and E, the outcome is
    // right in A, B and E.
    @ParameterizedTest
    @CsvSource({"NONE, ABCDE, 11", "PROCESS, ACE, 7", "OUTCOME, ABE, 8", "BOTH, AE, 5"})
    void aFilterKeepsWholeEpisodes(Stage.Filter filter, String names, int kept) {
        var cut = Decomposition.of(episodes(), filter, 0, SEED);
        assertEquals(3 + 3 + 2 + 1 + 2, cut.examples().size(), "all are there, kept or not");
        assertEquals(names.length(), cut.passing());
        assertEquals(names.length(), cut.kept());
        var those = cut.examples().stream().filter(Decomposition.Example::kept).toList();
        assertEquals(kept, those.size());
        those.forEach(one -> assertTrue(names.contains(one.action().substring(0, 1))));
    }

    @Test
    void anExampleIsAStateWithTheActionTakenInItAndTheReasonWhy() {
        var cut = Decomposition.of(episodes(), Stage.Filter.PROCESS, 0, SEED);
        assertEquals(
                new Decomposition.Example(task("A1"), "A1!", true, true, "passed"),
                cut.examples().get(1));
        assertEquals(
                new Decomposition.Example(
                        task("B0"), "B0!", true, false, "step 2 is not good: bad"),
                cut.examples().get(3));
        var outcome = Decomposition.of(episodes(), Stage.Filter.OUTCOME, 0, SEED);
        assertEquals("the outcome is not right: wrong", outcome.examples().get(6).why());
    }

    @Test
    void equalNumbersAreDrawnFromWhateverPasses() {
        for (var filter : Stage.Filter.values()) {
            var cut = Decomposition.of(episodes(), filter, 2, SEED);
            assertEquals(2, cut.kept(), filter::name);
            var names =
                    cut.examples().stream()
                            .filter(Decomposition.Example::kept)
                            .map(one -> one.action().substring(0, 1))
                            .distinct()
                            .toList();
            assertEquals(2, names.size(), "whole episodes");
            assertEquals(cut, Decomposition.of(episodes(), filter, 2, SEED), "by the seed alone");
        }
    }

    // Each of 5 episodes is among the 2 that are kept in 2 of 5 draws; 4 standard deviations of
    // 1000 draws are 62.
    @Test
    void everyEpisodeIsDrawnAsOften() {
        var counts = new int[5];
        for (int draw = 0; draw < 1000; draw++) {
            var cut = Decomposition.of(episodes(), Stage.Filter.NONE, 2, SEED.derive(draw));
            var seen = new ArrayList<Character>();
            for (var example : cut.examples()) {
                char name = example.action().charAt(0);
                if (example.kept() && !seen.contains(name)) {
                    seen.add(name);
                    counts[name - 'A']++;
                }
            }
        }
        for (int count : counts) {
            assertEquals(400, count, 62);
        }
    }
}
