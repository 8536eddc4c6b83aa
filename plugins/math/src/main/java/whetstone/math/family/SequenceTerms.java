package whetstone.math.family;

import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.pf4j.Extension;
import whetstone.api.Problem;
import whetstone.api.Range;

/// Continue a sequence of polynomial values.
@Extension
public final class SequenceTerms implements Family<SequenceTerms.Knobs> {

    /// What makes it hard.
    ///
    /// @param degree the degree
    /// @param largest the largest coefficient
    /// @param shown how many terms are shown
    public record Knobs(
            @Range(min = 1, max = 4) int degree,
            @Range(min = 2, max = 100) int largest,
            @Range(min = 4, max = 15) int shown) {}

    @Override
    public String id() {
        return "math/sequence-terms";
    }

    @Override
    public Knobs knobs(int level) {
        return new Knobs(1 + level / 3, 20 + 2 * level, 4 + level);
    }

    @Override
    public Problem<Question> draw(Knobs knobs, RandomGenerator random) {
        var f = Draw.coefficients(knobs.degree(), knobs.largest(), random);
        var terms =
                LongStream.range(0, knobs.shown() + 1L).map(n -> Draw.value(f, n)).boxed().toList();
        var row = terms;
        var work = new StringBuilder();
        for (int i = 0; i < knobs.degree(); i++) {
            var current = row;
            row =
                    IntStream.range(1, row.size())
                            .mapToObj(k -> current.get(k) - current.get(k - 1))
                            .toList();
            work.append("differences %s\n".formatted(Draw.joined(row, ", ")));
        }
        var shown = Draw.joined(terms.subList(0, knobs.shown()), ", ");
        var prompt =
                "The values of a polynomial of degree %d at 0, 1, 2, ... are %s. What is the next value?"
                        .formatted(knobs.degree(), shown);
        return new Question(prompt, String.valueOf(terms.getLast()), work.toString().strip(), shown)
                .problem();
    }
}
