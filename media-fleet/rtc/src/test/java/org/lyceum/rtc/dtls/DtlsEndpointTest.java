package org.lyceum.rtc.dtls;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lyceum.rtc.Drop;
import org.lyceum.rtc.DropCounters;

/// What an endpoint does once it has keys. They are injected: no fence, no thread, no clock.
class DtlsEndpointTest {
    private final DropCounters drops = new DropCounters();
    private final RecordingSink fromClient = new RecordingSink();
    private final RecordingSink fromServer = new RecordingSink();
    private final DtlsEndpoint client =
            new DtlsEndpoint(
                    DtlsRole.CLIENT, DtlsKeys.ofSeed(1, DtlsRole.CLIENT), new DropCounters());
    private final DtlsEndpoint server =
            new DtlsEndpoint(DtlsRole.SERVER, DtlsKeys.ofSeed(1, DtlsRole.SERVER), drops);

    @BeforeEach
    void start() {
        client.start(0, fromClient);
        server.start(0, fromServer);
    }

    @Test
    void isEstablishedAtOnceWithMatchingKeys() {
        SrtpKeys ofClient = Objects.requireNonNull(fromClient.keys);
        SrtpKeys ofServer = Objects.requireNonNull(fromServer.keys);

        assertThat(client.isEstablished()).isTrue();
        assertThat(ofClient.localKey()).isEqualTo(ofServer.remoteKey());
        assertThat(ofClient.remoteSalt()).isEqualTo(ofServer.localSalt());
        assertThat(client.deadlineNs()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void takesSeveralRecordsOutOfOneDatagram() {
        byte[] both = concatenate(sealed("one"), sealed("two"));

        server.handle(both, both.length, 0, fromServer);

        assertThat(fromServer.texts).containsExactly("one", "two");
    }

    @Test
    void dropsReplayedRecords() {
        byte[] record = sealed("once");
        give(record);
        give(record);

        assertThat(fromServer.texts).containsExactly("once");
        assertThat(drops.of(Drop.DTLS_REPLAY)).isEqualTo(1);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            useHeadersInDisplayName = true,
            textBlock =
                    """
                    CASE,                 BETWEEN, TAKEN
                    late by one,                0, true
                    late by 63,                62, true
                    too late to tell,          63, false
                    """)
    void takesLateRecordsWithinTheWindow(String name, int between, boolean taken) {
        byte[] late = sealed("late");
        for (int i = 0; i < between; i++) {
            give(sealed("between"));
        }
        give(sealed("last"));
        give(late);

        assertThat(fromServer.texts.contains("late")).isEqualTo(taken);
    }

    @Test
    void dropsEveryFlippedBit() {
        byte[] record = sealed("hello");
        for (int bit = 0; bit < 8 * record.length; bit++) {
            byte[] flipped = record.clone();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            give(flipped);
        }

        assertThat(fromServer.texts).isEmpty();
        assertThat(fromServer.closed).isNull();
        give(record);
        assertThat(fromServer.texts).containsExactly("hello");
    }

    @Test
    void dropsEveryTruncation() {
        byte[] record = sealed("hello");
        for (int length = 0; length < record.length; length++) {
            byte[] truncated = Arrays.copyOf(record, length);
            give(truncated);
            if (length > DtlsRecord.HEADER) {
                DtlsRecord.writeShort(truncated, 11, length - DtlsRecord.HEADER);
                give(truncated);
            }
        }

        assertThat(fromServer.texts).isEmpty();
        assertThat(drops.of(Drop.DTLS_MALFORMED)).isEqualTo(record.length - 1);
        assertThat(drops.of(Drop.DTLS_BAD_RECORD)).isEqualTo(record.length - 1 - DtlsRecord.HEADER);
    }

    @Test
    void dropsRecordsLongerThanAnyMessageOfOurs() {
        byte[] record = new byte[DtlsEndpoint.MAX_APPLICATION_DATA + 1 + RecordCipher.OVERHEAD];
        System.arraycopy(sealed("x"), 0, record, 0, DtlsRecord.HEADER);
        DtlsRecord.writeShort(record, 11, record.length - DtlsRecord.HEADER);

        give(record);

        assertThat(drops.of(Drop.DTLS_BAD_RECORD)).isEqualTo(1);
    }

    @Test
    void refusesToSendMoreThanFits() {
        byte[] bytes = new byte[DtlsEndpoint.MAX_APPLICATION_DATA + 1];

        assertThat(client.sendApplicationData(bytes, 0, bytes.length, fromClient)).isFalse();
        assertThat(client.sendApplicationData(bytes, 1, bytes.length - 1, fromClient)).isTrue();
    }

    @Test
    void answersAGoodbyeAndCloses() {
        client.close(fromClient);
        give(fromClient.datagrams.remove());

        assertThat(fromServer.closed).isEqualTo(DtlsCloseReason.CLOSED_BY_PEER);
        assertThat(fromServer.datagrams).hasSize(1);
        assertThat(client.isEstablished()).isFalse();
        assertThat(server.isEstablished()).isFalse();
        assertThat(sends(server, fromServer)).isFalse();
        assertThat(sends(client, fromClient)).isFalse();

        byte[] answer = fromServer.datagrams.remove();
        client.handle(answer, answer.length, 0, fromClient);
        assertThat(fromClient.closed).isNull();
        server.close(fromServer);
        assertThat(fromServer.datagrams).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            useHeadersInDisplayName = true,
            textBlock =
                    """
                    CASE,                        TYPE, CONTENT, CLOSED
                    goodbye,                       21, 0100,    CLOSED_BY_PEER
                    fatal alert,                   21, 0228,    FATAL_ALERT
                    warning,                       21, 015a,
                    half an alert,                 21, 02,
                    no alert,                      21, '',
                    a Finished without need,       22, 14000000,
                    renegotiation,                 22, 01000000,
                    heartbeat,                     24, 01,
                    """)
    void takesOnlyWhatItKnows(String name, int type, String content, DtlsCloseReason closed) {
        byte[] plain = HexFormat.of().parseHex(content);
        var cipher =
                new RecordCipher(
                        DtlsKeys.ofSeed(1, DtlsRole.CLIENT).keyBlock(), DtlsRole.CLIENT, 500);
        byte[] record = new byte[plain.length + RecordCipher.OVERHEAD];
        cipher.seal(type, new Slice(plain, 0, plain.length), record, 0);

        give(record);

        assertThat(fromServer.closed).isEqualTo(closed);
        assertThat(fromServer.texts).isEmpty();
    }

    @Test
    void closesWhenAllSequenceNumbersAreUsed() {
        var cipher =
                new RecordCipher(
                        DtlsKeys.ofSeed(1, DtlsRole.CLIENT).keyBlock(),
                        DtlsRole.CLIENT,
                        DtlsRecord.SEQUENCE_MASK);
        var nothing = new Slice(new byte[0], 0, 0);
        byte[] target = new byte[RecordCipher.OVERHEAD];

        assertThat(cipher.seal(DtlsRecord.APPLICATION_DATA, nothing, target, 0)).isPositive();
        assertThat(cipher.seal(DtlsRecord.APPLICATION_DATA, nothing, target, 0))
                .isEqualTo(RecordCipher.EXHAUSTED);
    }

    private byte[] sealed(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        client.sendApplicationData(bytes, 0, bytes.length, fromClient);
        return fromClient.datagrams.remove();
    }

    private void give(byte[] datagram) {
        server.handle(datagram, datagram.length, 0, fromServer);
    }

    private static boolean sends(DtlsEndpoint endpoint, RecordingSink sink) {
        return endpoint.sendApplicationData(new byte[] {1}, 0, 1, sink);
    }

    private static byte[] concatenate(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
