package whetstone.core.synthesis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import whetstone.api.Seed;
import whetstone.core.recipe.Stage.Synthesize;
import whetstone.core.synthesis.Sample.Operation;

/// Which samples are kept.
class SelectionTest {

    private static List<Sample> samples(int... correct) {
        var samples = new ArrayList<Sample>();
        for (int each : correct) {
            var origin = new Sample.Origin(Operation.WRITTEN, null, "");
            var sample = Sample.of(samples.size(), origin, "question " + samples.size(), "1");
            var task = Fakes.marking().task(sample, sample.input(), "1");
            samples.add(
                    sample.voted(new Sample.Ballot("1", Marking.tagged("1"), 1, 1, task))
                            .scored(new Student.Rate(each, 4)));
        }
        return samples;
    }

    private static List<Integer> kept(Synthesize.Source follow, List<Sample> samples) {
        var usual = Fakes.settings(Fakes.DEFINITION, new Fakes.First());
        var settings =
                new Synthesize(
                        usual.name(),
                        usual.definition(),
                        follow,
                        usual.amounts(),
                        usual.adapt(),
                        usual.curator(),
                        usual.samplings(),
                        usual.cleaning());
        return new Selection(settings)
                .select(samples, new Seed(3)).stream()
                        .filter(Sample::alive)
                        .map(Sample::number)
                        .toList();
    }

    @Test
    void theCodeKeepsOnlyWhatIsSolvedNowAndThen() {
        assertEquals(List.of(1, 2), kept(Synthesize.Source.CODE, samples(0, 1, 3, 4)));
        assertEquals(List.of(0, 1, 2, 3), kept(Synthesize.Source.PAPER, samples(0, 1, 3, 4)));
    }

    @Test
    void whatWasRejectedBeforeIsNotChosen() {
        var samples = new ArrayList<>(samples(1, 1));
        samples.set(0, samples.getFirst().rejected(Part.SCORING, Rejection.Reason.UNSCORABLE, ""));
        assertEquals(List.of(1), kept(Synthesize.Source.PAPER, samples));
    }
}
