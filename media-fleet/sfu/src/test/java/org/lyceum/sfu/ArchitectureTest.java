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
    private static final String[] CORE = {
        "..sfu.forward..", "..sfu.room..", "..sfu.relay..", "..sfu.eventlog..", "..sfu.classbook.."
    };

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

    /// Invariant 4: no line for a packet, for there is no line where packets are.
    @Test
    void theCoreLogsNothing() {
        noClasses()
                .that()
                .resideInAnyPackage(CORE)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("..sfu.log..", "java.util.logging..", "org.slf4j..")
                .orShould()
                .dependOnClassesThat()
                .belongToAnyOf(System.Logger.class)
                .check(NODE);
    }

    @Test
    void arrowsPointOneWay() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .withOptionalLayers(true)
                .layer("main")
                .definedBy("org.lyceum.sfu")
                .layer("metrics")
                .definedBy("..sfu.metrics..")
                .layer("net")
                .definedBy("..sfu.net..", "..sfu.turn..")
                .layer("control")
                .definedBy("..sfu.control..")
                .layer("registry")
                .definedBy("..sfu.registry..")
                .layer("room")
                .definedBy("..sfu.room..")
                .layer("forward")
                .definedBy("..sfu.forward..", "..sfu.relay..")
                .layer("classbook")
                .definedBy("..sfu.classbook..")
                .layer("eventlog")
                .definedBy("..sfu.eventlog..")
                .whereLayer("main")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("metrics")
                .mayOnlyBeAccessedByLayers("main")
                .whereLayer("net")
                .mayOnlyBeAccessedByLayers("metrics", "main")
                .whereLayer("control")
                .mayOnlyBeAccessedByLayers("net", "main")
                .whereLayer("registry")
                .mayOnlyBeAccessedByLayers("control", "net", "metrics", "main")
                .whereLayer("room")
                .mayOnlyBeAccessedByLayers("net")
                .whereLayer("forward")
                .mayOnlyBeAccessedByLayers("room", "net")
                .whereLayer("classbook")
                .mayOnlyBeAccessedByLayers("room")
                .whereLayer("eventlog")
                .mayOnlyBeAccessedByLayers("room", "registry", "net", "metrics", "main")
                .check(NODE);
    }

    /// Sockets and event loops are the network edge's alone; Redis and DynamoDB the registry's.
    @Test
    void everyEdgeTouchesItsOwnPartOfTheWorldOnly() {
        noClasses()
                .that()
                .resideOutsideOfPackage("..sfu.net..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.netty..")
                .check(NODE);
        noClasses()
                .that()
                .resideOutsideOfPackages("..sfu.registry..", "org.lyceum.sfu")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.lettuce..", "software.amazon..")
                .check(NODE);
        noClasses()
                .that()
                .resideOutsideOfPackage("..sfu.control..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("com.sun.net.httpserver..")
                .check(NODE);
    }

    /// Invariant 2: other threads know the node and its readings, never a loop or what it owns.
    @Test
    void whatALoopOwnsIsNamedByTheNetworkEdgeOnly() {
        classes()
                .that()
                .resideInAPackage("..sfu.net..")
                .and()
                .arePublic()
                .should()
                .haveNameMatching(
                        "org\\.lyceum\\.sfu\\.net\\.(MediaNode|WorkerReadings|NodeClock)(\\$.*)?")
                .check(NODE);
    }

    /// Invariant 3: a queue without a bound has no place but the one of a turn.
    @Test
    void nothingWaitsInAQueueOfTheJdk() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .haveNameMatching("java\\.util\\.concurrent\\..*(Queue|Deque).*")
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
