package whetstone.core.curate;

import java.util.random.RandomGenerator;
import whetstone.api.Domain;
import whetstone.api.FinalAnswer;
import whetstone.api.Problem;
import whetstone.api.Verdict;

/// Adds two numbers of `level + 2` bits; level 0 has just one problem.
record FakeSum() implements Domain<FakeSum.Sum> {

    record Sum(int a, int b) {}

    @Override
    public String id() {
        return "fake/sum";
    }

    @Override
    public Class<Sum> truthType() {
        return Sum.class;
    }

    @Override
    public Problem<Sum> draw(int level, RandomGenerator random) {
        int bound = level == 0 ? 1 : 4 << level;
        var sum = new Sum(random.nextInt(bound), random.nextInt(bound));
        return new Problem<>("%d + %d".formatted(sum.a(), sum.b()), sum);
    }

    @Override
    public Verdict verify(Sum truth, String completion) {
        return FinalAnswer.tagged(completion) instanceof FinalAnswer.One(var span)
                        && span.text().equals("" + (truth.a() + truth.b()))
                ? Verdict.correct("equal")
                : Verdict.wrong("not equal");
    }

    @Override
    public String reference(Sum truth) {
        return "<answer>%d</answer>".formatted(truth.a() + truth.b());
    }

    @Override
    public String canonical(Sum truth) {
        return Math.min(truth.a(), truth.b()) + "+" + Math.max(truth.a(), truth.b());
    }
}
