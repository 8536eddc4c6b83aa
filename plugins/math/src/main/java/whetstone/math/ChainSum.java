package whetstone.math;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.pf4j.Extension;
import whetstone.api.FinalAnswer;
import whetstone.api.KnobDomain;
import whetstone.api.Preview;
import whetstone.api.Problem;
import whetstone.api.Range;
import whetstone.api.Verdict;

/// Add a chain of integers. The worked answer writes each partial sum from the lowest digit up, so that a carry is
/// known when it is needed.
@Extension
public final class ChainSum implements KnobDomain<ChainSum.Knobs, ChainSum.Sum> {

    /// The hidden truth.
    ///
    /// @param terms the numbers to add, two or more; negative ones are subtracted
    public record Sum(List<Long> terms) {
        public Sum {
            terms = List.copyOf(terms);
        }

        long total() {
            return terms.stream().mapToLong(Long::longValue).sum();
        }
    }

    /// What makes a sum hard.
    ///
    /// @param terms how many numbers
    /// @param digits how many digits they have at most
    /// @param negative whether numbers after the first may be subtracted
    public record Knobs(
            @Range(min = 2, max = 20) int terms,
            @Range(min = 1, max = 15) int digits,
            boolean negative) {}

    private static final List<Knobs> LEVELS =
            List.of(
                    new Knobs(2, 1, false),
                    new Knobs(2, 2, false),
                    new Knobs(2, 3, false),
                    new Knobs(2, 4, false),
                    new Knobs(3, 3, false),
                    new Knobs(3, 4, false),
                    new Knobs(4, 4, true),
                    new Knobs(4, 5, true),
                    new Knobs(5, 6, true),
                    new Knobs(6, 8, true));

    @Override
    public String id() {
        return "math/chain-sum";
    }

    @Override
    public Class<Sum> truthType() {
        return Sum.class;
    }

    @Override
    public Knobs knobs(int level) {
        return LEVELS.get(level);
    }

    @Override
    public Problem<Sum> draw(Knobs knobs, RandomGenerator random) {
        long bound = 1;
        for (int i = 0; i < knobs.digits(); i++) {
            bound *= 10;
        }
        var first = random.longs(1, 0, bound);
        var others = random.longs(knobs.terms() - 1L, knobs.negative() ? 1 - bound : 0, bound);
        var sum = new Sum(LongStream.concat(first, others).boxed().toList());
        return new Problem<>(chain(sum) + " =", sum);
    }

    private static String chain(Sum sum) {
        var rest = sum.terms().stream().skip(1).map(t -> (t < 0 ? " - " : " + ") + Math.abs(t));
        return sum.terms().getFirst() + rest.collect(Collectors.joining());
    }

    @Override
    public Verdict verify(Sum truth, String completion) {
        return FinalAnswer.tagged(completion)
                .judge(answer -> Numbers.equal(answer, Rational.of(truth.total())));
    }

    @Override
    public String reference(Sum truth) {
        return "<answer>%d</answer>".formatted(truth.total());
    }

    /// For 347 + 285: `236<answer>632</answer>`.
    @Override
    public String demonstration(Sum truth) {
        var work = new StringBuilder();
        long partial = truth.terms().getFirst();
        for (long term : truth.terms().subList(1, truth.terms().size())) {
            partial += term;
            work.append(work.isEmpty() ? "" : " ")
                    .append(new StringBuilder().append(partial).reverse());
        }
        return work + reference(truth);
    }

    @Override
    public String canonical(Sum truth) {
        return truth.terms().stream().sorted().toList().toString();
    }

    @Override
    public Preview preview(Sum truth) {
        return new Preview.Formula(chain(truth));
    }
}
