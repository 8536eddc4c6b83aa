package whetstone.graph;

import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import whetstone.api.Problem;
import whetstone.api.Seed;

/// A test for each of the fifty domains.
final class Each {

    private Each() {}

    static Stream<DynamicTest> domain(Consumer<GraphDomain> check) {
        return domain("", check);
    }

    /// For the domains whose name begins with one of `prefixes`, a regular expression.
    static Stream<DynamicTest> domain(String prefixes, Consumer<GraphDomain> check) {
        return GraphVerifiers.domains().stream()
                .filter(domain -> domain.id().matches("graph/(" + prefixes + ").*"))
                .map(domain -> DynamicTest.dynamicTest(domain.id(), () -> check.accept(domain)));
    }

    /// The first problems of a domain at a level.
    static Stream<Problem<GraphTruth>> problems(GraphDomain domain, int level, int count) {
        var seed = new Seed(1736).derive(domain.id()).derive(level);
        return IntStream.range(0, count).mapToObj(i -> domain.draw(level, seed.derive(i).random()));
    }

    static GraphDomain named(String name) {
        return GraphVerifiers.domains().stream()
                .filter(domain -> domain.id().equals("graph/" + name))
                .findFirst()
                .orElseThrow();
    }
}
