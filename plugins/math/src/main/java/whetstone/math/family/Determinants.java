package whetstone.math.family;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.pf4j.Extension;
import whetstone.api.Problem;
import whetstone.api.Range;

/// Find a determinant.
@Extension
public final class Determinants implements Family<Determinants.Knobs> {

    /// What makes it hard.
    ///
    /// @param size how many rows
    /// @param largest the largest entry
    public record Knobs(
            @Range(min = 2, max = 6) int size, @Range(min = 2, max = 10000) int largest) {}

    @Override
    public String id() {
        return "math/determinants";
    }

    @Override
    public Knobs knobs(int level) {
        return new Knobs(2 + level / 3, 10 + level % 3 * 90 + level);
    }

    @Override
    public Problem<Question> draw(Knobs knobs, RandomGenerator random) {
        var rows = new ArrayList<List<Long>>();
        for (int i = 0; i < knobs.size(); i++) {
            rows.add(Draw.list(knobs.size(), -knobs.largest(), knobs.largest(), random));
        }
        var work = new StringBuilder();
        long sum = 0;
        for (int j = 0; j < knobs.size(); j++) {
            long minor = determinant(without(rows, j));
            sum += (j % 2 == 0 ? 1 : -1) * rows.getFirst().get(j) * minor;
            work.append("column %d: minor %d, together %d\n".formatted(j + 1, minor, sum));
        }
        var prompt =
                "What is the determinant of the matrix with the rows %s?"
                        .formatted(Draw.joined(rows, ", "));
        return new Question(prompt, String.valueOf(sum), work.toString().strip(), rows.toString())
                .problem();
    }

    private static long determinant(List<List<Long>> rows) {
        long sum = rows.isEmpty() ? 1 : 0;
        for (int j = 0; j < rows.size(); j++) {
            sum += (j % 2 == 0 ? 1 : -1) * rows.getFirst().get(j) * determinant(without(rows, j));
        }
        return sum;
    }

    private static List<List<Long>> without(List<List<Long>> rows, int column) {
        return rows.stream()
                .skip(1)
                .map(row -> {
                    var rest = new ArrayList<>(row);
                    rest.remove(column);
                    return (List<Long>) rest;
                })
                .toList();
    }
}
