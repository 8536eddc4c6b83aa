package whetstone.house;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/// Which room may know which: the table of the architecture, each rule with its reason.
@AnalyzeClasses(
        packages = "whetstone",
        importOptions = {DoNotIncludeTests.class, ArchitectureTest.DoNotIncludeContracts.class})
final class ArchitectureTest {

    /// The contract tests that plugin authors get come in a jar of their own.
    static final class DoNotIncludeContracts implements ImportOption {
        @Override
        public boolean includes(Location location) {
            return !location.contains("-tests.jar");
        }
    }

    private static final String[] RUNTIME = {
        "whetstone.device..",
        "whetstone.file..",
        "whetstone.model..",
        "whetstone.sample..",
        "whetstone.train.."
    };
    private static final String[] APP = {
        "whetstone.core..", "whetstone.cli..", "whetstone.desktop.."
    };

    @ArchTest
    static final ArchRule theApiIsPlainJava =
            classes()
                    .that()
                    .resideInAPackage("whetstone.api")
                    .should()
                    .onlyDependOnClassesThat(
                            resideInAnyPackage(
                                            "whetstone.api",
                                            "java..",
                                            "org.pf4j..",
                                            "org.jspecify..")
                                    .and(not(resideInAPackage("java.sql.."))))
                    .because("a domain author needs no GPU, window or database");

    @ArchTest
    static final ArchRule tensorsStayInTheRuntime =
            noClasses()
                    .that()
                    .resideOutsideOfPackages(RUNTIME)
                    .and()
                    .resideOutsideOfPackages("whetstone.api.algorithm..", "whetstone.algorithms..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("ai.djl..")
                    .because("there is one place to follow the engine's memory and thread rules");

    @ArchTest
    static final ArchRule sqlStaysInTheStore =
            noClasses()
                    .that()
                    .resideOutsideOfPackages("whetstone.core.store..", "whetstone.sql.worker..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("java.sql..", "javax.sql..", "org.jdbi..", "org.sqlite..")
                    .because(
                            "all SQL of ours is in one room, and that of others in a process of its own");

    @ArchTest
    static final ArchRule windowsStayInTheDesktop =
            noClasses()
                    .that()
                    .resideOutsideOfPackages("whetstone.desktop..", "whetstone.api.desktop..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("javafx..")
                    .because("a machine without a screen needs no JavaFX");

    @ArchTest
    static final ArchRule onlyTheCommandLinePrints =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("whetstone.cli..")
                    .should(ACCESS_STANDARD_STREAMS)
                    .because("standard output is for results; everything else logs");

    @ArchTest static final ArchRule randomnessComesFromSeeds = HouseRules.RANDOMNESS;

    @ArchTest static final ArchRule threadsAreMadeInThreePlaces = HouseRules.THREADS;

    @ArchTest static final ArchRule nothingInherits = HouseRules.INHERITANCE;

    @ArchTest static final ArchRule namesSayWhatThingsAre = HouseRules.NAMES;

    @ArchTest
    static final ArchRule theRuntimeKnowsTheApiOnly =
            noClasses()
                    .that()
                    .resideInAnyPackage(RUNTIME)
                    .should()
                    .dependOnClassesThat(
                            resideInAPackage("whetstone..")
                                    .and(not(resideInAnyPackage(RUNTIME)))
                                    .and(not(resideInAPackage("whetstone.api.."))))
                    .because("the policy does not know what it is trained for");

    @ArchTest
    static final ArchRule theAppNamesNoPlugin =
            noClasses()
                    .that()
                    .resideInAnyPackage(APP)
                    .should()
                    .dependOnClassesThat(
                            resideInAPackage("whetstone..")
                                    .and(not(resideInAnyPackage(APP)))
                                    .and(not(resideInAnyPackage(RUNTIME)))
                                    .and(not(resideInAPackage("whetstone.api.."))))
                    .because("what knows a domain or a method can be taken out and put in");

    @ArchTest
    static final ArchRule coreKnowsNoSurface =
            noClasses()
                    .that()
                    .resideInAPackage("whetstone.core..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("whetstone.cli..", "whetstone.desktop..", "picocli..")
                    .because("the command line and the desktop call the same services");

    @ArchTest
    static final ArchRule pluginsKnowTheApiOnly =
            noClasses()
                    .that()
                    .resideInAPackage("whetstone..")
                    .and()
                    .resideOutsideOfPackages(RUNTIME)
                    .and()
                    .resideOutsideOfPackages(APP)
                    .and()
                    .resideOutsideOfPackage("whetstone.api..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "whetstone.core..", "whetstone.cli..", "whetstone.desktop..")
                    .orShould()
                    .dependOnClassesThat()
                    .resideInAnyPackage(RUNTIME)
                    .because("a plugin is written against plugin-api, by anyone");

    @ArchTest
    static final ArchRule boundariesHaveTheirExceptions =
            classes()
                    .that(assignableTo(Throwable.class))
                    .and(resideInAnyPackage(APP).or(resideInAnyPackage(RUNTIME)))
                    .should()
                    .beAssignableTo(RuntimeException.class)
                    .because("errors are unchecked, one flat family by the boundary crossed");

    @ArchTest
    static final ArchRule packagesHaveNoCycles =
            slices().matching("whetstone.(**)")
                    .should()
                    .beFreeOfCycles()
                    .because("you can read bottom-up");
}
