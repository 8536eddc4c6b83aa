package whetstone.math.family;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.pf4j.Extension;
import whetstone.api.Problem;
import whetstone.api.Range;

/// Multiply matrices and add the diagonal.
@Extension
public final class MatrixProducts implements Family<MatrixProducts.Knobs> {

    /// What makes it hard.
    ///
    /// @param size how many rows
    /// @param largest the largest entry
    public record Knobs(
            @Range(min = 2, max = 8) int size, @Range(min = 2, max = 10000) int largest) {}

    @Override
    public String id() {
        return "math/matrix-products";
    }

    @Override
    public Knobs knobs(int level) {
        return new Knobs(2 + level / 2, 9 + level % 2 * 90);
    }

    @Override
    public Problem<Question> draw(Knobs knobs, RandomGenerator random) {
        int n = knobs.size();
        var a = matrix(knobs, random);
        var b = matrix(knobs, random);
        var work = new StringBuilder();
        long trace = 0;
        for (int i = 0; i < n; i++) {
            long entry = 0;
            for (int k = 0; k < n; k++) {
                entry += a.get(i).get(k) * b.get(k).get(i);
            }
            trace += entry;
            work.append("entry %d: %d, together %d\n".formatted(i + 1, entry, trace));
        }
        var prompt =
                "A has the rows %s; B has the rows %s. What is the sum of the diagonal of AB?"
                        .formatted(Draw.joined(a, ", "), Draw.joined(b, ", "));
        return new Question(prompt, String.valueOf(trace), work.toString().strip(), a + " " + b)
                .problem();
    }

    private static List<List<Long>> matrix(Knobs knobs, RandomGenerator random) {
        return IntStream.range(0, knobs.size())
                .mapToObj(_ -> Draw.list(knobs.size(), -knobs.largest(), knobs.largest(), random))
                .toList();
    }
}
