package org.lyceum.rtc.dtls;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/// Only the fence touches threads, clocks and BouncyCastle.
class FenceRuleTest {
    private static final String FENCE =
            ".*\\.(HandshakeFence|Handshake|FenceTransport|Turn|WarmUp|Negotiation|HandshakeServer|HandshakeClient|FastCrypto)"
                    + "(\\$.*)?";
    private static final JavaClasses CLASSES =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages("org.lyceum.rtc.dtls", "org.lyceum.rtc.srtp");

    @Test
    void nothingOutsideTheFenceKnowsThreadsOrClocks() {
        noClasses()
                .that()
                .haveNameNotMatching(FENCE)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.util.concurrent..")
                .orShould()
                .dependOnClassesThat()
                .belongToAnyOf(Thread.class, java.time.Clock.class)
                .orShould()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(java.time.Instant.class, "now")
                .check(CLASSES);
    }

    @Test
    void nothingOutsideTheFenceShakesHandsByBouncyCastle() {
        noClasses()
                .that()
                .haveNameNotMatching(FENCE)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.bouncycastle.tls..")
                .check(CLASSES);
    }

    @Test
    void dtlsAndSrtpKnowNothingOfEachOtherOrOfTheirSiblings() {
        noClasses()
                .that()
                .resideInAPackage("org.lyceum.rtc.dtls")
                .should()
                .dependOnClassesThat(
                        com.tngtech.archunit.base.DescribedPredicate.describe(
                                "are siblings",
                                type ->
                                        type.getPackageName().startsWith("org.lyceum.rtc.")
                                                && !type.getPackageName()
                                                        .equals("org.lyceum.rtc.dtls")))
                .check(CLASSES);
        noClasses()
                .that()
                .resideInAPackage("org.lyceum.rtc.srtp")
                .should()
                .dependOnClassesThat(
                        com.tngtech.archunit.base.DescribedPredicate.describe(
                                "are siblings",
                                type ->
                                        type.getPackageName().startsWith("org.lyceum.rtc.")
                                                && !type.getPackageName()
                                                        .equals("org.lyceum.rtc.srtp")))
                .check(CLASSES);
    }
}
