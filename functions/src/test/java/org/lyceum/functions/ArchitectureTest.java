package org.lyceum.functions;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/// The invariants of the design that concern functions, by their numbers there.
final class ArchitectureTest {
    private static final JavaClasses OURS =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages("org.lyceum.functions");

    /// Invariant 6.
    @Test
    void noFunctionKnowsOfMedia() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.lyceum.rtc..", "org.lyceum.sfu..", "io.netty..", "javax.sound..")
                .check(OURS);
    }

    /// Invariant 7, first half: who speaks to the outside speaks to no store's client.
    @Test
    void handlersAndControllersDecideAndStoreNothingThemselves() {
        noClasses()
                .that()
                .haveSimpleNameEndingWith("Handler")
                .or()
                .haveSimpleNameEndingWith("Controller")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "software.amazon..",
                        "io.lettuce..",
                        "org.bouncycastle..",
                        "java.net.http..")
                .check(OURS);
    }

    /// Invariant 7, second half: policies are pure, whatever they decide.
    @Test
    void policiesKnowNothingOfTheOutside() {
        classes()
                .that()
                .haveSimpleNameEndingWith("Policy")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java.lang..",
                        "java.util..",
                        "java.time..",
                        "org.jspecify..",
                        "org.lyceum.api..",
                        "org.lyceum.functions..")
                .check(OURS);
        noClasses()
                .that()
                .haveSimpleNameEndingWith("Policy")
                .should()
                .dependOnClassesThat()
                .haveNameMatching(".*(Store|Table|Handler|Controller|Environment|Clock|Client)")
                .check(OURS);
    }

    @Test
    void featuresDependOnEachOtherInOneDirection() {
        slices().matching("org.lyceum.functions.(*)..").should().beFreeOfCycles().check(OURS);
    }

    @Test
    void authorizerStaysTiny() {
        noClasses()
                .that()
                .haveNameMatching(".*\\.(AuthorizerHandler|ConnectionsHandler|NoticesHandler)")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.micronaut..")
                .check(OURS);
    }
}
