package whetstone.math.family;

import java.math.BigInteger;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import whetstone.api.FinalAnswer;
import whetstone.api.KnobDomain;
import whetstone.api.Preview;
import whetstone.api.Problem;
import whetstone.api.Verdict;
import whetstone.math.expression.ExpressionVerifier;

/// A kind of question with one answer that `math/expression` can judge. A family says how to draw one; all else is the
/// same for all.
///
/// @param <K> the knobs
public interface Family<K extends Record> extends KnobDomain<K, Question> {

    @Override
    default Class<Question> truthType() {
        return Question.class;
    }

    /// Only a marked answer counts: a question ends in numbers, too.
    @Override
    default Verdict verify(Question truth, String completion) {
        return FinalAnswer.in(completion) instanceof FinalAnswer.None
                ? Verdict.unreadable("no final answer is marked")
                : new ExpressionVerifier()
                        .verify(new ExpressionVerifier.Truth(truth.answer()), completion);
    }

    @Override
    default String reference(Question truth) {
        return "<answer>%s</answer>".formatted(truth.answer());
    }

    @Override
    default String demonstration(Question truth) {
        return truth.work() + "\n" + reference(truth);
    }

    @Override
    default String canonical(Question truth) {
        return truth.canonical();
    }

    @Override
    default Preview preview(Question truth) {
        return new Preview.Text(truth.prompt());
    }

    /// Harder: a calculation with the answer. Easier: without the last such calculation.
    @Override
    default Optional<Problem<Question>> rewrite(
            Question truth, Rewrite direction, RandomGenerator random) {
        return direction == Rewrite.HARDER
                ? Composed.harder(truth, random)
                : Composed.easier(truth);
    }

    /// A question made of a question and a calculation with its answer.
    final class Composed {
        private Composed() {}

        private static final Pattern WHOLE = Pattern.compile("-?\\d{1,100}");
        private static final Pattern PROMPT =
                Pattern.compile("(?s)(.*)\nCall the answer a\\. What is \\d+a \\+ \\d+\\?");
        private static final Pattern WORK = Pattern.compile("(?s)(.*)\na = (\\S+)\n[^\n]*");
        private static final Pattern CANONICAL = Pattern.compile("(?s)(.*); \\d+a \\+ \\d+");

        private static Optional<Problem<Question>> harder(Question truth, RandomGenerator random) {
            if (!WHOLE.matcher(truth.answer()).matches()) {
                return Optional.empty();
            }
            int factor = random.nextInt(2, 10);
            int summand = random.nextInt(1, 100);
            var term = "%da + %d".formatted(factor, summand);
            var result =
                    new BigInteger(truth.answer())
                            .multiply(BigInteger.valueOf(factor))
                            .add(BigInteger.valueOf(summand));
            var work = "%s\na = %s\n%s = %s".formatted(truth.work(), truth.answer(), term, result);
            var prompt = "%s\nCall the answer a. What is %s?".formatted(truth.prompt(), term);
            return Optional.of(
                    new Question(prompt, result.toString(), work, truth.canonical() + "; " + term)
                            .problem());
        }

        private static Optional<Problem<Question>> easier(Question truth) {
            var prompt = PROMPT.matcher(truth.prompt());
            var work = WORK.matcher(truth.work());
            var canonical = CANONICAL.matcher(truth.canonical());
            return prompt.matches() && work.matches() && canonical.matches()
                    ? Optional.of(
                            new Question(
                                            prompt.group(1),
                                            work.group(2),
                                            work.group(1),
                                            canonical.group(1))
                                    .problem())
                    : Optional.empty();
        }
    }
}
