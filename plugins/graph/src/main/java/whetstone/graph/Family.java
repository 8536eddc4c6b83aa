package whetstone.graph;

import java.util.function.Function;
import java.util.function.UnaryOperator;

/// One kind of question about graphs.
///
/// @param name of the domain, without `graph/`
/// @param asked what the question names
/// @param question with the named nodes in braces, for example `{node}`
/// @param rule what makes an answer right
/// @param sampling which graphs it is asked about
/// @param steps how a small model may work it out, ending before the answer
/// @param bound what the question must also say, put into the truth
record Family(
        String name,
        Asked asked,
        String question,
        Rule rule,
        Sampling sampling,
        Function<Instance, String> steps,
        UnaryOperator<GraphTruth> bound) {

    Family(
            String name,
            Asked asked,
            String question,
            Rule rule,
            Sampling sampling,
            Function<Instance, String> steps) {
        this(name, asked, question, rule, sampling, steps, truth -> truth);
    }

    /// The question about this graph.
    String ask(GraphTruth truth) {
        var text = question;
        for (var arg : truth.args().entrySet()) {
            if (arg.getValue() instanceof Integer value) {
                text = text.replace("{" + arg.getKey() + "}", value.toString());
            }
        }
        return text;
    }
}
