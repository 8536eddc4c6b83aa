package whetstone.math.family;

import java.math.BigInteger;
import java.util.random.RandomGenerator;
import org.pf4j.Extension;
import whetstone.api.Problem;
import whetstone.api.Range;

/// Count the arrangements of letters.
@Extension
public final class WordArrangements implements Family<WordArrangements.Knobs> {

    /// What makes it hard.
    ///
    /// @param letters how many letters
    /// @param alphabet how many different letters there may be
    public record Knobs(
            @Range(min = 4, max = 20) int letters, @Range(min = 3, max = 26) int alphabet) {}

    @Override
    public String id() {
        return "math/word-arrangements";
    }

    @Override
    public Knobs knobs(int level) {
        return new Knobs(6 + level, 6 + level);
    }

    @Override
    public Problem<Question> draw(Knobs knobs, RandomGenerator random) {
        var word = new StringBuilder();
        for (int i = 0; i < knobs.letters(); i++) {
            word.append((char) ('A' + random.nextInt(knobs.alphabet())));
        }
        var work = new StringBuilder("%d!".formatted(knobs.letters()));
        var count = factorial(knobs.letters());
        for (char c = 'A'; c <= 'Z'; c++) {
            int copies = count(word, c);
            if (copies > 1) {
                count = count.divide(factorial(copies));
                work.append(" / %d!".formatted(copies));
            }
        }
        var letters =
                word.chars()
                        .sorted()
                        .collect(
                                StringBuilder::new,
                                StringBuilder::appendCodePoint,
                                StringBuilder::append)
                        .toString();
        var prompt = "In how many different orders can the letters %s be written?".formatted(word);
        return new Question(prompt, count.toString(), work + " = " + count, letters).problem();
    }

    private static int count(CharSequence word, char letter) {
        return (int) word.chars().filter(c -> c == letter).count();
    }

    private static BigInteger factorial(int n) {
        var result = BigInteger.ONE;
        for (int i = 2; i <= n; i++) {
            result = result.multiply(BigInteger.valueOf(i));
        }
        return result;
    }
}
