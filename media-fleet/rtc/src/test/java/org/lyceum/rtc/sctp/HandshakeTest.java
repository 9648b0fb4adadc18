package org.lyceum.rtc.sctp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lyceum.rtc.Drop;
import org.lyceum.rtc.sctp.SimulatedPath.Weather;

import java.util.Arrays;
import java.util.HexFormat;

class HandshakeTest {
    private static final ChannelSettings EVENTS = ChannelSettings.orderedReliable(0);
    private static final long START_NS = 1_000_000_000L;

    private static final String EXTENSIONS = "c000000480080005c0000000";

    private final TestPeer browser = new TestPeer(1, EVENTS);
    private final TestPeer node = new TestPeer(2, EVENTS);

    @Test
    void opensInFourPackets() {
        browser.start(START_NS);
        byte[] init = browser.onlyPacket();
        node.handle(init, START_NS);
        assertThat(node.opened).isZero();
        browser.handle(node.onlyPacket(), START_NS);
        assertThat(browser.opened).isZero();
        node.handle(browser.onlyPacket(), START_NS);
        assertThat(node.opened).isEqualTo(1);
        browser.handle(node.onlyPacket(), START_NS);
        assertThat(browser.opened).isEqualTo(1);
        assertThat(node.drops.total() + browser.drops.total()).isZero();
    }

    @Test
    void offersForwardTsn() {
        browser.start(START_NS);
        byte[] init = browser.onlyPacket();
        assertThat(HexFormat.of().formatHex(init, 32, init.length)).isEqualTo(EXTENSIONS);
        assertThat(SctpPacket.verificationTag(init)).isZero();
    }

    @Test
    void sendsWhatWaitedOnceItIsOpen() {
        SimulatedPath path = new SimulatedPath(3, Weather.CALM, EVENTS);
        assertThat(path.left.send(0, "early", path.nowNs()))
                .isEqualTo(SctpAssociation.Sent.ACCEPTED);
        path.left.start(path.nowNs());
        assertThat(path.runUntil(() -> path.right.texts(0).contains("early"), 1_000)).isTrue();
    }

    @Test
    void opensWhenBothBeginAtOnce() {
        SimulatedPath path = new SimulatedPath(4, Weather.CALM, EVENTS);
        path.left.start(path.nowNs());
        path.right.start(path.nowNs());
        path.runFor(3_000);
        assertThat(path.left.opened).isEqualTo(1);
        assertThat(path.right.opened).isEqualTo(1);
        path.left.send(0, "from the left", path.nowNs());
        path.right.send(0, "from the right", path.nowNs());
        path.runFor(1_000);
        assertThat(path.left.texts(0)).containsExactly("from the right");
        assertThat(path.right.texts(0)).containsExactly("from the left");
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void opensOnABadNetworkWhoeverBegins(long seed) {
        SimulatedPath path = new SimulatedPath(seed, Weather.stormy(30), EVENTS);
        path.left.start(path.nowNs());
        if (seed % 2 == 0) {
            path.right.start(path.nowNs());
        }
        path.left.send(0, "hello", path.nowNs());
        assertThat(path.runUntil(() -> path.right.texts(0).contains("hello"), 60_000)).isTrue();
        assertThat(path.left.opened).isEqualTo(1);
        assertThat(path.right.opened).isEqualTo(1);
    }

    @Test
    void repeatsInitEverMoreSlowlyAndThenGivesUp() {
        browser.start(START_NS);
        long nowNs = START_NS;
        StringBuilder pausesMs = new StringBuilder();
        while (browser.ending == null) {
            pausesMs.append((browser.deadlineNs() - nowNs) / 1_000_000).append(' ');
            nowNs = browser.deadlineNs();
            browser.handleTimeout(nowNs);
        }
        assertThat(pausesMs.toString()).isEqualTo("500 1000 2000 4000 5000 5000 5000 5000 5000 ");
        assertThat(browser.packetsSent).isEqualTo(1 + Handshake.MAX_REPEATS);
        assertThat(browser.ending).isEqualTo(SctpEnding.HANDSHAKE_TIMED_OUT);
        assertThat(browser.deadlineNs()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void refusesACookieThatWasChangedAnywhere() {
        byte[] echo = cookieEcho();
        int cookieStart = SctpPacket.HEADER_BYTES + TlvReader.HEADER_BYTES;
        for (int position = cookieStart; position < echo.length; position++) {
            byte[] forged = echo.clone();
            forged[position] ^= 1;
            node.handle(Forge.sealed(forged), START_NS);
        }
        assertThat(node.count(Drop.SCTP_BAD_COOKIE)).isEqualTo(CookieSeal.COOKIE_BYTES);
        assertThat(node.opened).isZero();
        node.handle(echo, START_NS);
        assertThat(node.opened).isEqualTo(1);
    }

    @Test
    void refusesACookieUnderAnotherTag() {
        byte[] echo = cookieEcho();
        echo[7] ^= 1;
        node.handle(Forge.sealed(echo), START_NS);
        assertThat(node.count(Drop.SCTP_BAD_COOKIE)).isEqualTo(1);
        assertThat(node.opened).isZero();
    }

    @Test
    void refusesACookieOfAnotherAssociation() {
        byte[] echo = cookieEcho();
        TestPeer other = new TestPeer(99, EVENTS);
        other.handle(echo, START_NS);
        assertThat(other.count(Drop.SCTP_BAD_COOKIE)).isEqualTo(1);
    }

    @Test
    void reportsAStaleCookieAndTheOtherSideBeginsAnew() {
        byte[] echo = cookieEcho();
        long lateNs = START_NS + Handshake.COOKIE_LIFE_NS + 1_000_000;
        node.handle(echo, lateNs);
        assertThat(node.opened).isZero();
        byte[] error = node.onlyPacket();
        assertThat(error[SctpPacket.HEADER_BYTES]).isEqualTo((byte) ChunkType.ERROR);
        browser.handle(error, lateNs);
        node.handle(browser.onlyPacket(), lateNs);
        browser.handle(node.onlyPacket(), lateNs);
        node.handle(browser.onlyPacket(), lateNs);
        browser.handle(node.onlyPacket(), lateNs);
        assertThat(node.opened).isEqualTo(1);
        assertThat(browser.opened).isEqualTo(1);
    }

    @Test
    void repeatsALostCookieAck() {
        byte[] echo = cookieEcho();
        node.handle(echo, START_NS);
        node.outgoing.clear();
        node.handle(echo, START_NS + 1);
        browser.handle(node.onlyPacket(), START_NS + 1);
        assertThat(node.opened).isEqualTo(1);
        assertThat(browser.opened).isEqualTo(1);
    }

    @Test
    void endsWhenThePeerBeginsAnewInsideTheSameConnection() {
        node.handle(cookieEcho(), START_NS);
        node.outgoing.clear();
        TestPeer reloaded = new TestPeer(77, EVENTS);
        reloaded.start(START_NS);
        node.handle(reloaded.onlyPacket(), START_NS);
        reloaded.handle(node.onlyPacket(), START_NS);
        assertThat(node.ending).isNull();
        node.handle(reloaded.onlyPacket(), START_NS);
        assertThat(node.ending).isEqualTo(SctpEnding.PEER_RESTARTED);
        reloaded.handle(node.onlyPacket(), START_NS);
        assertThat(reloaded.ending).isEqualTo(SctpEnding.PEER_ABORTED);
    }

    /// Captured from both browsers on 2026-11-21 (both are dcSCTP by now), and one laid out as
    /// usrsctp does it: extensions are offered in each.
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            useHeadersInDisplayName = true,
            textBlock =
                    """
                                CASE,         TAG,      INIT
                    Chromium 156, 8e5fab51, 138813880000000015b2922b0100001e8e5fab5100500000ffffffffaa702fe2c00000048008000682c00000
                    Firefox 153,  3b138ca9, 138813880000000094321454010000203b138ca901000000ffffffff5274dfbcc00000048008000882c040c2
                    usrsctp,      0eddca08, 138813880000000035de2b7f0100005c0eddca0800100000010008005508363780000004c00000048008000a40c0c2c18082000080020024000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f80040006000100008003000680c10000
                    """)
    void answersBrowsers(String name, String tag, String hex) {
        node.handle(HexFormat.of().parseHex(hex), START_NS);
        byte[] ack = node.onlyPacket();
        assertThat(ack[SctpPacket.HEADER_BYTES]).isEqualTo((byte) ChunkType.INIT_ACK);
        assertThat(SctpPacket.verificationTag(ack)).isEqualTo(HexFormat.fromHexDigits(tag));
        String parameters = HexFormat.of().formatHex(ack, 32, ack.length);
        assertThat(parameters).startsWith("00070050").endsWith(EXTENSIONS);
        assertThat(parameters).hasSize(2 * (4 + CookieSeal.COOKIE_BYTES) + EXTENSIONS.length());
    }

    @Test
    void discardsAnInitThatIsNotAloneOrBearsATag() {
        byte[] init = new byte[InitChunk.FIXED_BYTES];
        new InitChunk(5, 100_000, 10, 10, 1).write(init, 0);
        node.handle(Forge.packet(9, ChunkType.INIT, 0, init), START_NS);
        assertThat(node.count(Drop.SCTP_BAD_TAG)).isEqualTo(1);
        byte[] bundled =
                Forge.packet(
                        0,
                        writer ->
                                writer.chunk(ChunkType.INIT, 0, init)
                                        .chunk(ChunkType.COOKIE_ACK, 0, new byte[0]));
        node.handle(bundled, START_NS);
        assertThat(node.count(Drop.SCTP_MALFORMED)).isEqualTo(1);
        assertThat(node.outgoing).isEmpty();
    }

    @Test
    void endsWhenThePeerTakesTooFewStreams() {
        byte[] init = new byte[InitChunk.FIXED_BYTES];
        new InitChunk(5, 100_000, 1, 1, 1).write(init, 0);
        TestPeer needsTwo = new TestPeer(8, EVENTS, ChannelSettings.unordered(1, 0));
        needsTwo.handle(Forge.packet(0, ChunkType.INIT, 0, init), START_NS);
        byte[] ack = needsTwo.onlyPacket();
        int tag = BigEndian.int32(ack, 16);
        byte[] cookie = Arrays.copyOfRange(ack, 36, 36 + CookieSeal.COOKIE_BYTES);
        needsTwo.handle(Forge.packet(tag, ChunkType.COOKIE_ECHO, 0, cookie), START_NS);
        assertThat(needsTwo.ending).isEqualTo(SctpEnding.TOO_FEW_STREAMS);
        assertThat(needsTwo.opened).isZero();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            useHeadersInDisplayName = true,
            textBlock =
                    """
                    CASE,                LENGTH, REASON
                    nothing,                  0, SCTP_MALFORMED
                    header alone,            12, SCTP_MALFORMED
                    one byte less,           15, SCTP_MALFORMED
                    """)
    void countsPacketsThatAreTooShort(String name, int length, Drop reason) {
        node.handle(new byte[length], START_NS);
        assertThat(node.count(reason)).isEqualTo(1);
        assertThat(node.outgoing).isEmpty();
    }

    @Test
    void countsForeignPortsAndBrokenChecksums() {
        browser.start(START_NS);
        byte[] init = browser.onlyPacket();
        byte[] foreign = init.clone();
        foreign[1] ^= 1;
        node.handle(foreign, START_NS);
        assertThat(node.count(Drop.SCTP_BAD_CHECKSUM)).isEqualTo(1);
        node.handle(Forge.sealed(foreign), START_NS);
        assertThat(node.count(Drop.SCTP_UNEXPECTED)).isEqualTo(1);
        assertThat(node.outgoing).isEmpty();
    }

    /// The browser's COOKIE ECHO for the node, both still closed.
    private byte[] cookieEcho() {
        browser.start(START_NS);
        node.handle(browser.onlyPacket(), START_NS);
        browser.handle(node.onlyPacket(), START_NS);
        return browser.onlyPacket();
    }
}
