package org.lyceum.rtc.ice;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lyceum.rtc.Drop;
import org.lyceum.rtc.DropCounters;
import org.lyceum.rtc.Outbox;
import org.lyceum.rtc.stun.CapturedRequests;
import org.lyceum.rtc.stun.CapturedRequests.Captured;
import org.lyceum.rtc.stun.StunKey;
import org.lyceum.rtc.stun.StunMessage;
import org.lyceum.rtc.stun.StunTransaction;
import org.lyceum.rtc.stun.StunWriter;

class IceLiteAgentTest {
    private static final long SECOND_NS = 1_000_000_000L;
    private static final IceCredentials LOCAL =
            new IceCredentials("server01", "serverserverserverserver");
    private static final IceCredentials REMOTE =
            new IceCredentials("client01", "clientclientclientclient");
    private static final InetSocketAddress FIRST = new InetSocketAddress("203.0.113.1", 1_001);
    private static final InetSocketAddress SECOND = new InetSocketAddress("203.0.113.2", 1_002);

    private final DropCounters drops = new DropCounters();
    private final IceLiteAgent agent = new IceLiteAgent(LOCAL, REMOTE, drops);
    private final List<byte[]> sent = new ArrayList<>();
    private final List<InetSocketAddress> destinations = new ArrayList<>();
    private final Outbox out =
            (buffer, offset, length, destination) -> {
                sent.add(Arrays.copyOfRange(buffer, offset, offset + length));
                destinations.add(destination);
            };

    @ParameterizedTest
    @ValueSource(strings = {"chromium-156", "firefox-153"})
    void answersBrowsersAndFollowsTheirNomination(String browser) {
        List<Captured> requests = CapturedRequests.of(browser);
        Captured any = requests.getFirst();
        IceLiteAgent captured =
                new IceLiteAgent(
                        new IceCredentials(any.localUfrag(), any.password()),
                        new IceCredentials(any.remoteUfrag(), "unused"),
                        drops);
        for (Captured request : requests) {
            captured.handle(request.bytes(), request.bytes().length, FIRST, 0, out);
        }
        assertThat(captured.selected()).isEqualTo(FIRST);
        assertThat(captured.isValidated(FIRST)).isTrue();
        assertThat(drops.total()).isZero();
        assertThat(sent).hasSameSizeAs(requests);
        assertThat(destinations).containsOnly(FIRST);
        StunMessage answer = parse(sent.getFirst());
        assertThat(answer.is(StunMessage.BINDING_SUCCESS)).isTrue();
        assertThat(answer.mappedAddress()).isEqualTo(FIRST);
        assertThat(answer.hasValidIntegrity(StunKey.of(any.password()))).isTrue();
        assertThat(answer.hasValidFingerprint()).isTrue();
    }

    @Test
    void sendsToTheFirstValidAddressUntilOneIsNominated() {
        handle(check(false), FIRST, 0);
        assertThat(agent.selected()).isEqualTo(FIRST);
        handle(check(false), SECOND, 1);
        assertThat(agent.selected()).isEqualTo(FIRST);
        handle(check(true), SECOND, 2);
        assertThat(agent.selected()).isEqualTo(SECOND);
        assertThat(agent.isValidated(FIRST)).isTrue();
    }

    @Test
    void anotherPathIsNotFollowedWhileTheSelectedOneIsAlive() {
        handle(check(true), FIRST, 0);
        handle(check(false), SECOND, 3 * SECOND_NS);
        assertThat(agent.selected()).isEqualTo(FIRST);
    }

    @Test
    void aCheckThatDoesNotNominateMovesASilentAddressAsFirefoxNeedsIt() {
        handle(check(true), FIRST, 0);
        handle(check(false), SECOND, 4 * SECOND_NS);
        assertThat(agent.selected()).isEqualTo(SECOND);
    }

    @Test
    void duringARestartOnlyANominationOfTheNewCredentialsEndsTheOldOnes() {
        handle(check(true), FIRST, 0);
        IceCredentials local = new IceCredentials("server02", "serverserverserverserve2");
        IceCredentials remote = new IceCredentials("client02", "clientclientclientclien2");
        agent.restart(local, remote, 1);
        handle(check(local, remote, writer -> writer), SECOND, 10 * SECOND_NS);
        assertThat(agent.selected()).isEqualTo(FIRST);
        handle(check(true), FIRST, 11 * SECOND_NS);
        assertThat(agent.selected()).isEqualTo(FIRST);
        handle(check(local, remote, StunWriter::useCandidate), SECOND, 12 * SECOND_NS);
        assertThat(agent.selected()).isEqualTo(SECOND);
        handle(check(true), FIRST, 13 * SECOND_NS);
        assertThat(agent.selected()).isEqualTo(SECOND);
        assertThat(drops.of(Drop.STUN_UNKNOWN_USERNAME)).isOne();
    }

    @Test
    void tuplesAreBoundedAndTheSelectedOneStays() {
        handle(check(true), FIRST, 0);
        for (int i = 0; i < 100; i++) {
            handle(check(false), new InetSocketAddress("203.0.113.3", 2_000 + i), 1 + i);
        }
        assertThat(agent.selected()).isEqualTo(FIRST);
        assertThat(agent.isValidated(FIRST)).isTrue();
        assertThat(agent.isValidated(new InetSocketAddress("203.0.113.3", 2_000))).isFalse();
        assertThat(agent.isValidated(new InetSocketAddress("203.0.113.3", 2_099))).isTrue();
        assertThat(drops.of(Drop.ICE_TOO_MANY_TUPLES)).isEqualTo(101 - ValidatedTuples.MAX_TUPLES);
    }

    @Test
    void whatIsNotVerifiedGetsNoAnswer() {
        byte[] wrongKey = check(LOCAL, REMOTE, writer -> writer);
        wrongKey = resigned(wrongKey, "anotheranotheranotheranother");
        handle(wrongKey, FIRST, 0);
        assertThat(drops.of(Drop.STUN_BAD_INTEGRITY)).isOne();
        byte[] torn = check(true);
        torn[torn.length - 1] ^= 1;
        handle(torn, FIRST, 0);
        assertThat(drops.of(Drop.STUN_BAD_FINGERPRINT)).isOne();
        handle(check(new IceCredentials("nobody", LOCAL.password()), REMOTE, w -> w), FIRST, 0);
        assertThat(drops.of(Drop.STUN_UNKNOWN_USERNAME)).isOne();
        handle(new byte[40], FIRST, 0);
        assertThat(drops.of(Drop.STUN_MALFORMED)).isOne();
        handle(anonymous(), FIRST, 0);
        assertThat(drops.of(Drop.STUN_UNKNOWN_USERNAME)).isEqualTo(2);
        assertThat(sent).isEmpty();
        assertThat(agent.selected()).isNull();
        assertThat(agent.deadlineNs()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void whoeverTakesItselfForTheControlledAgentIsToldOtherwise() {
        handle(check(LOCAL, REMOTE, writer -> writer.controlled(1)), FIRST, 0);
        assertThat(parse(sent.getFirst()).errorCode()).isEqualTo(487);
        assertThat(agent.selected()).isNull();
    }

    @Test
    void anAttributeThatMustBeUnderstoodIsNamedInTheRefusal() {
        handle(check(LOCAL, REMOTE, IceLiteAgentTest::withUnknownAttribute), FIRST, 0);
        assertThat(parse(sent.getFirst()).errorCode()).isEqualTo(420);
        assertThat(agent.selected()).isNull();
    }

    @Test
    void anAnswerIsNeverMuchLargerThanItsQuestion() {
        handle(check(false), new InetSocketAddress("2001:db8::1", 9), 0);
        assertThat(sent.getFirst()).hasSizeLessThan(check(false).length + 24);
    }

    private void handle(byte[] datagram, InetSocketAddress source, long nowNs) {
        agent.handle(datagram, datagram.length, source, nowNs, out);
    }

    private static byte[] check(boolean nominates) {
        return check(LOCAL, REMOTE, writer -> nominates ? writer.useCandidate() : writer);
    }

    private static byte[] check(
            IceCredentials local, IceCredentials remote, UnaryOperator<StunWriter> more) {
        StunWriter writer =
                new StunWriter()
                        .begin(StunMessage.BINDING_REQUEST, new StunTransaction(1, 2))
                        .username(local.ufrag() + ":" + remote.ufrag())
                        .priority(1);
        int length = more.apply(writer).finish(StunKey.of(local.password()));
        return Arrays.copyOf(writer.bytes(), length);
    }

    /// PRIORITY's type, in front of which the whole message stands, becomes one that nobody knows.
    private static StunWriter withUnknownAttribute(StunWriter writer) {
        byte[] bytes = writer.bytes();
        int priorityAt = 20 + 4 + 20; // behind the header and a padded USERNAME of 17 bytes
        bytes[priorityAt] = 0x7f;
        return writer;
    }

    private static byte[] resigned(byte[] check, String password) {
        StunMessage message = parse(check);
        StunWriter writer =
                new StunWriter()
                        .begin(StunMessage.BINDING_REQUEST, message.transaction())
                        .username(Objects.requireNonNull(message.username()));
        return Arrays.copyOf(writer.bytes(), writer.finish(StunKey.of(password)));
    }

    private static byte[] anonymous() {
        StunWriter writer =
                new StunWriter().begin(StunMessage.BINDING_REQUEST, new StunTransaction(3, 4));
        return Arrays.copyOf(writer.bytes(), writer.finish(StunKey.of(LOCAL.password())));
    }

    private static StunMessage parse(byte[] bytes) {
        return Objects.requireNonNull(StunMessage.parse(bytes, bytes.length));
    }
}
