package whetstone.house;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import java.security.SecureRandom;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.Timer;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.random.RandomGeneratorFactory;

/// The rules that hold for every class wherever it lives. Kept apart so that they can be tried on planted offenders.
final class HouseRules {

    /// The classes of ours that may make threads.
    private static final String THREAD_OWNERS =
            "whetstone\\.(device\\.DeviceThread|core\\.run\\.(Verifying|Collector|RunService)|core\\.plugin\\.PluginCalls|core\\.role\\.InFlight|core\\.serve\\.Batching|desktop\\.thread\\.Gate)(\\$.*)?";

    static final ArchRule RANDOMNESS =
            noClasses()
                    .that()
                    .doNotHaveFullyQualifiedName("whetstone.api.Seed")
                    .should()
                    .dependOnClassesThat(
                            assignableTo(Random.class)
                                    .or(assignableTo(SplittableRandom.class))
                                    .or(assignableTo(SecureRandom.class))
                                    .or(assignableTo(RandomGeneratorFactory.class)))
                    .orShould()
                    .callMethod(Math.class, "random")
                    .orShould()
                    .callMethod(StrictMath.class, "random")
                    .orShould()
                    .callMethod(UUID.class, "randomUUID")
                    .orShould()
                    .callMethod(Collections.class, "shuffle", List.class)
                    .because("a run must repeat: randomness comes from whetstone.api.Seed");

    static final ArchRule THREADS =
            noClasses()
                    .that(DescribedPredicate.not(nameMatching(THREAD_OWNERS)))
                    .should()
                    .callConstructorWhere(target(owner(startsThreads())))
                    .orShould()
                    .callMethodWhere(
                            target(owner(assignableTo(Executors.class)))
                                    .or(
                                            target(owner(resideInAPackage("java..")))
                                                    .and(
                                                            target(
                                                                    nameMatching(
                                                                            "parallel|parallelStream|.*Async"))))
                                    .or(
                                            target(owner(assignableTo(Thread.class)))
                                                    .and(
                                                            target(
                                                                    nameMatching(
                                                                            "start|startVirtualThread|ofVirtual|ofPlatform")))))
                    .because(
                            "concurrency lives in seven files: device, verdicts, plugins, runs, calls, served requests, the window");

    static final ArchRule INHERITANCE =
            classes()
                    .should(ArchCondition.from(DescribedPredicate.not(extendingOneOfOurs())))
                    .because(
                            "types share by composition; only exceptions form a family of classes");

    static final ArchRule NAMES =
            noClasses()
                    .should()
                    .haveSimpleNameEndingWith("Impl")
                    .orShould()
                    .haveSimpleNameStartingWith("Abstract")
                    .orShould()
                    .haveSimpleNameEndingWith("Manager")
                    .orShould()
                    .haveSimpleNameEndingWith("Helper")
                    .orShould()
                    .haveSimpleNameEndingWith("Util")
                    .orShould()
                    .haveSimpleNameEndingWith("Utils")
                    .because("a name says what a thing is");

    private HouseRules() {}

    private static DescribedPredicate<JavaClass> startsThreads() {
        return assignableTo(Thread.class)
                .or(assignableTo(Executor.class))
                .or(assignableTo(ThreadFactory.class))
                .or(assignableTo(CompletableFuture.class))
                .or(assignableTo(Timer.class));
    }

    private static DescribedPredicate<JavaClass> extendingOneOfOurs() {
        return DescribedPredicate.describe(
                "extend a class of ours",
                one ->
                        one.getRawSuperclass()
                                .filter(above -> above.getPackageName().startsWith("whetstone"))
                                .filter(above -> !above.isEnum())
                                .filter(above -> !above.isAssignableTo(Throwable.class))
                                .isPresent());
    }
}
