package whetstone.math.family;

import java.util.stream.Stream;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import whetstone.api.Domain;
import whetstone.api.DomainContract;

@ParameterizedClass(name = "{argumentSetName}")
@MethodSource("families")
class FamiliesTest extends DomainContract<Question> {

    @Parameter private Family<?> family = new Gcd();

    static Stream<Arguments.ArgumentSet> families() {
        return Stream.concat(numbers(), others())
                .map(family -> Arguments.argumentSet(family.id(), family));
    }

    private static Stream<Family<?>> numbers() {
        return Stream.of(
                new Products(),
                new Remainders(),
                new Gcd(),
                new Lcm(),
                new FractionSums(),
                new DecimalSums(),
                new Powers(),
                new Percentages(),
                new BaseReading(),
                new DigitSums(),
                new SquareRoots(),
                new ModularPowers(),
                new ModularInverses(),
                new LargestPrimeFactors(),
                new DivisorCounts(),
                new DivisorSums(),
                new Totients(),
                new PrimeGaps(),
                new Congruences(),
                new Fibonacci(),
                new LinearEquations(),
                new LinearSystems(),
                new QuadraticRoots(),
                new PolynomialValues(),
                new PolynomialProducts(),
                new PolynomialRemainders());
    }

    private static Stream<Family<?>> others() {
        return Stream.of(
                new ArithmeticSeries(),
                new GeometricSeries(),
                new SequenceTerms(),
                new ComplexProducts(),
                new Binomials(),
                new WordArrangements(),
                new LatticePaths(),
                new DiceSums(),
                new Urns(),
                new InclusionExclusion(),
                new DerivativeValues(),
                new IntegralValues(),
                new Limits(),
                new Determinants(),
                new MatrixProducts(),
                new DotProducts(),
                new CrossProducts(),
                new PolygonAreas(),
                new Distances(),
                new Boxes(),
                new RightTriangles(),
                new WorkRates(),
                new Journeys(),
                new Shopping(),
                new Averages(),
                new Mixtures(),
                new Ages());
    }

    @Override
    protected Domain<Question> domain() {
        return family;
    }
}
