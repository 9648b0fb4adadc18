package org.lyceum.rtc;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.Date;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The rules of the core: sans-IO but for the handshake fence, and arrows that point one way.
class ArchitectureTest {
    private static final JavaClasses CORE =
            new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .importPackages("org.lyceum.rtc");

    /// The one place with threads, and with BouncyCastle, which reads the clock.
    private static final Set<String> FENCE =
            Set.of(
                    "FastCrypto",
                    "FenceTransport",
                    "Handshake",
                    "HandshakeClient",
                    "HandshakeFence",
                    "HandshakeServer",
                    "Negotiation",
                    "Turn",
                    "WarmUp");

    /// Values, and what their constructors declare to throw.
    private static final Set<String> ADDRESSES =
            Set.of(
                    "java.net.InetSocketAddress",
                    "java.net.InetAddress",
                    "java.net.Inet4Address",
                    "java.net.Inet6Address",
                    "java.net.UnknownHostException");

    private static final DescribedPredicate<JavaClass> IN_THE_FENCE =
            describe("are in the handshake fence", ArchitectureTest::isInTheFence);

    private static boolean isInTheFence(JavaClass candidate) {
        String outermost = candidate.getName().replaceAll("\\$.*", "");
        return candidate.getPackageName().equals("org.lyceum.rtc.dtls")
                && FENCE.contains(outermost.substring(outermost.lastIndexOf('.') + 1));
    }

    @Test
    void nothingOutsideTheFenceTouchesSocketsThreadsLocksOrNetty() {
        DescribedPredicate<JavaClass> world =
                describe("are sockets, threads, locks or Netty", ArchitectureTest::isOfTheWorld);

        noClasses()
                .that(DescribedPredicate.not(IN_THE_FENCE))
                .should()
                .dependOnClassesThat(world)
                .check(CORE);
    }

    private static boolean isOfTheWorld(JavaClass candidate) {
        String name = candidate.getName();
        boolean socket = name.startsWith("java.net.") && !ADDRESSES.contains(name);
        boolean channel = name.startsWith("java.nio.channels.") || name.startsWith("io.netty.");
        boolean thread =
                Set.of("java.lang.Thread", "java.lang.ThreadLocal", "java.util.Timer")
                        .contains(name);
        return socket || channel || thread || name.startsWith("java.util.concurrent.");
    }

    @Test
    void nothingAsksForTheAddressOfAName() {
        noClasses()
                .should()
                .callMethod(InetAddress.class, "getByName", String.class)
                .orShould()
                .callMethod(InetAddress.class, "getAllByName", String.class)
                .orShould()
                .callMethod(InetAddress.class, "getLocalHost")
                .orShould()
                .callConstructor(InetSocketAddress.class, String.class, int.class)
                .check(CORE);
    }

    @Test
    void nothingOutsideTheFenceReadsAClock() {
        noClasses()
                .that(DescribedPredicate.not(IN_THE_FENCE))
                .should()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(LocalDateTime.class, "now")
                .orShould()
                .callMethod(ZonedDateTime.class, "now")
                .orShould()
                .callConstructor(Date.class)
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.time.Clock")
                .check(CORE);
    }

    @Test
    void nothingOutsideTheFenceIsSynchronized() {
        methods()
                .that()
                .areDeclaredInClassesThat(DescribedPredicate.not(IN_THE_FENCE))
                .should()
                .notHaveModifier(JavaModifier.SYNCHRONIZED)
                .check(CORE);
    }

    @Test
    void bouncyCastleStaysInDtls() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.lyceum.rtc.dtls")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.bouncycastle..", "com.amazon.corretto..")
                .check(CORE);
    }

    @Test
    void nothingInThePacketPathLogs() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.util.logging", "org.slf4j..")
                .orShould()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .check(CORE);
    }

    @ParameterizedTest(name = "{0} knows {1}")
    @CsvSource(
            delimiter = '|',
            useHeadersInDisplayName = true,
            textBlock =
                    """
                    PACKAGE   | KNOWS
                    stun      |
                    ice       | stun
                    sdp       | ice rtp
                    dtls      |
                    srtp      |
                    sctp      |
                    rtp       |
                    rtcp      | rtp
                    codec     |
                    bandwidth | rtp rtcp
                    peer      | ice dtls srtp sctp sdp rtp rtcp bandwidth
                    """)
    void arrowsPointOneWay(String name, String knows) {
        Set<String> allowed = Set.of((knows == null ? name : knows + " " + name).split(" "));
        DescribedPredicate<JavaClass> strangers =
                describe(
                        "are of other packages of the core",
                        candidate -> isOfTheCoreBut(allowed, candidate.getPackageName()));

        noClasses()
                .that()
                .resideInAPackage("org.lyceum.rtc." + name)
                .should()
                .dependOnClassesThat(strangers)
                .check(CORE);
    }

    private static boolean isOfTheCoreBut(Set<String> allowed, String packageName) {
        String prefix = "org.lyceum.rtc.";
        return packageName.startsWith(prefix)
                && !allowed.contains(packageName.substring(prefix.length()));
    }

    @Test
    void everyClassOfTheFenceExists() {
        Set<String> found =
                CORE.stream()
                        .filter(ArchitectureTest::isInTheFence)
                        .filter(JavaClass::isTopLevelClass)
                        .map(JavaClass::getSimpleName)
                        .collect(Collectors.toSet());

        assertThat(found).isEqualTo(FENCE);
    }
}
