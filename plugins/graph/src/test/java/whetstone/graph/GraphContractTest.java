package whetstone.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import whetstone.api.Domain;
import whetstone.api.DomainContract;
import whetstone.api.Problem;
import whetstone.graph.answer.Form;

/// The contract of every domain, kept by each of the fifty.
class GraphContractTest {

    @Test
    void thereAreFifty() {
        assertEquals(50, GraphVerifiers.domains().size());
        assertEquals(50, GraphVerifiers.domains().stream().map(Domain::id).distinct().count());
    }

    // What hostile text meets depends on the form of the answer alone; a megabyte for each of fifty
    // takes minutes.
    @TestFactory
    Stream<DynamicContainer> eachKeepsTheContract() {
        var forms = java.util.EnumSet.noneOf(Form.class);
        return GraphVerifiers.domains().stream()
                .map(domain -> {
                    boolean attacked = forms.add(domain.family().rule().form());
                    return DynamicContainer.dynamicContainer(
                            domain.id(), tests(new Kept(domain), attacked));
                });
    }

    /// The contract of one domain. A problem is as hard as its graph is large.
    private static final class Kept extends DomainContract<GraphTruth> {

        private final GraphDomain domain;

        Kept(GraphDomain domain) {
            this.domain = domain;
        }

        @Override
        protected Domain<GraphTruth> domain() {
            return domain;
        }

        @Override
        protected double hardness(Problem<GraphTruth> problem) {
            return problem.truth().nodes().size() + problem.truth().edges().size();
        }
    }

    // The contract is written for one domain per class; here its methods are called as JUnit would.
    private static List<DynamicTest> tests(Kept contract, boolean attacked) {
        var tests = new ArrayList<DynamicTest>();
        for (var method : DomainContract.class.getDeclaredMethods()) {
            if (method.isAnnotationPresent(Test.class)) {
                tests.add(test(contract, method, List.of()));
            } else if (method.isAnnotationPresent(ParameterizedTest.class)
                    && (attacked || !method.isAnnotationPresent(MethodSource.class))) {
                arguments(method)
                        .forEach(argument -> tests.add(test(contract, method, List.of(argument))));
            }
        }
        assertEquals(true, tests.size() > 15, "the contract has shrunk");
        return tests;
    }

    private static Stream<?> arguments(Method method) {
        var values = method.getAnnotation(ValueSource.class);
        if (values != null) {
            return java.util.Arrays.stream(values.ints()).boxed();
        }
        var names = method.getAnnotation(EnumSource.class);
        if (names != null) {
            return java.util.Arrays.stream(names.value().getEnumConstants());
        }
        var source = method.getAnnotation(MethodSource.class);
        try {
            var provider = DomainContract.class.getDeclaredMethod(source.value()[0]);
            provider.setAccessible(true);
            return (Stream<?>) provider.invoke(null);
        } catch (ReflectiveOperationException missing) {
            return fail("no arguments for " + method, missing);
        }
    }

    private static DynamicTest test(Kept contract, Method method, List<?> arguments) {
        var shown = arguments.isEmpty() ? "" : " " + shortened(arguments.getFirst().toString());
        return DynamicTest.dynamicTest(
                method.getName() + shown,
                () -> {
                    method.setAccessible(true);
                    try {
                        method.invoke(contract, arguments.toArray());
                    } catch (InvocationTargetException thrown) {
                        throw thrown.getCause();
                    }
                });
    }

    private static String shortened(String text) {
        return text.length() > 30 ? text.substring(0, 30) + "…" : text;
    }
}
