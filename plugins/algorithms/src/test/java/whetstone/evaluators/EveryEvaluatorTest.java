package whetstone.evaluators;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import whetstone.api.Evaluator;
import whetstone.api.EvaluatorContract;

@ParameterizedClass
@MethodSource("all")
class EveryEvaluatorTest extends EvaluatorContract {

    private final Evaluator evaluator;

    EveryEvaluatorTest(Evaluator evaluator) {
        this.evaluator = evaluator;
    }

    static List<Evaluator> all() {
        var all = new ArrayList<>(new BundledEvaluators().defaults().values());
        all.add(new GPass(1));
        all.add(new GPass(3));
        all.add(new GPass(64));
        return all;
    }

    @Override
    protected Evaluator evaluator() {
        return evaluator;
    }
}
