package whetstone.math.family;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.pf4j.Extension;
import whetstone.api.Problem;
import whetstone.api.Range;

/// Count paths on a grid with a closed crossing.
@Extension
public final class LatticePaths implements Family<LatticePaths.Knobs> {

    /// What makes it hard.
    ///
    /// @param size the largest side
    public record Knobs(@Range(min = 2, max = 30) int size) {}

    @Override
    public String id() {
        return "math/lattice-paths";
    }

    @Override
    public Knobs knobs(int level) {
        return new Knobs(8 + 2 * level);
    }

    @Override
    public Problem<Question> draw(Knobs knobs, RandomGenerator random) {
        int width = random.nextInt(knobs.size() - 2, knobs.size() + 1);
        int height = random.nextInt(knobs.size() - 2, knobs.size() + 1);
        int x = random.nextInt(1, width);
        int y = random.nextInt(1, height);
        var work = new StringBuilder();
        var row = new BigInteger[width + 1];
        Arrays.fill(row, BigInteger.ZERO);
        row[0] = BigInteger.ONE;
        for (int j = 0; j <= height; j++) {
            for (int i = 0; i <= width; i++) {
                var sum = i == 0 ? row[0] : row[i].add(row[i - 1]);
                row[i] = i == x && j == y ? BigInteger.ZERO : sum;
            }
            work.append("row %d: %s\n".formatted(j, row[width]));
        }
        var prompt =
                "A path goes from (0, 0) to (%d, %d) in steps of one to the right or one up and avoids (%d, %d). How many such paths are there?"
                        .formatted(width, height, x, y);
        return new Question(
                        prompt,
                        row[width].toString(),
                        work.toString().strip(),
                        "%d %d %d %d".formatted(width, height, x, y))
                .problem();
    }
}
