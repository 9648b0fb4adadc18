package org.lyceum.sfu;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/// The rules that keep the node's heart free of the world around it.
class ArchitectureTest {
    private static final String[] CORE = {"..sfu.forward..", "..sfu.room..", "..sfu.relay.."};

    private static final JavaClasses NODE =
            new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .importPackages("org.lyceum.sfu");

    /// Invariant 1.
    @Test
    void theCoreTouchesNoSocketThreadLockOrNetty() {
        noClasses()
                .that()
                .resideInAnyPackage(CORE)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "java.net..",
                        "java.nio.channels..",
                        "java.util.concurrent..",
                        "io.netty..",
                        "org.bouncycastle..",
                        "software.amazon..",
                        "org.lyceum.rtc.dtls..")
                .orShould()
                .dependOnClassesThat()
                .belongToAnyOf(Thread.class, ThreadLocal.class, Runtime.class)
                .check(NODE);
    }

    /// Invariant 1: time is an argument.
    @Test
    void theCoreReadsNoClock() {
        noClasses()
                .that()
                .resideInAnyPackage(CORE)
                .should()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(java.time.Instant.class, "now")
                .orShould()
                .dependOnClassesThat()
                .belongToAnyOf(java.time.Clock.class)
                .check(NODE);
    }

    @Test
    void arrowsPointOneWay() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .withOptionalLayers(true)
                .layer("edges")
                .definedBy("..sfu.net..", "..sfu.control..", "..sfu.registry..", "..sfu.turn..")
                .layer("room")
                .definedBy("..sfu.room..")
                .layer("forward")
                .definedBy("..sfu.forward..", "..sfu.relay..")
                .whereLayer("room")
                .mayOnlyBeAccessedByLayers("edges")
                .whereLayer("forward")
                .mayOnlyBeAccessedByLayers("room", "edges")
                .check(NODE);
    }

    @Test
    void namesSayWhatThingsAre() {
        classes()
                .should()
                .haveSimpleNameNotEndingWith("Manager")
                .andShould()
                .haveSimpleNameNotEndingWith("Helper")
                .andShould()
                .haveSimpleNameNotEndingWith("Impl")
                .check(NODE);
    }
}
