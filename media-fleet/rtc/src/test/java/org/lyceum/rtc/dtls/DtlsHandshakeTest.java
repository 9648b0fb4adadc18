package org.lyceum.rtc.dtls;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lyceum.rtc.Drop;

/// Real handshakes of a client and a server in memory.
class DtlsHandshakeTest {
    private static final int BOTH = -1;

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            useHeadersInDisplayName = true,
            textBlock =
                    """
                    CASE,                              CLIENT, SERVER, CHOSEN
                    both know both: GCM is preferred,      -1,     -1,      7
                    the client knows only AES-CM,           1,     -1,      1
                    the server knows only AES-CM,          -1,      1,      1
                    """)
    void leavesMatchingKeysOnBothSides(
            String name, int clientProfile, int serverProfile, int chosen) {
        var pair = new DtlsPair(fence(clientProfile), fence(serverProfile)).connect();

        SrtpKeys ofClient = Objects.requireNonNull(pair.fromClient.keys);
        SrtpKeys ofServer = Objects.requireNonNull(pair.fromServer.keys);
        assertThat(ofClient.profile()).isEqualTo(chosen);
        assertThat(ofServer.profile()).isEqualTo(chosen);
        assertThat(ofClient.localKey()).isEqualTo(ofServer.remoteKey()).hasSize(16);
        assertThat(ofClient.remoteKey())
                .isEqualTo(ofServer.localKey())
                .isNotEqualTo(ofClient.localKey());
        assertThat(ofClient.localSalt())
                .isEqualTo(ofServer.remoteSalt())
                .hasSize(chosen == 7 ? 12 : 14);
        assertThat(ofClient.remoteSalt()).isEqualTo(ofServer.localSalt());
        assertConverses(pair);
    }

    @Test
    void worksWithTheProvidersOfTheJdkAlone() {
        var fence = new HandshakeFence(DtlsPair.QUICK, new SecureRandom(), null);

        assertConverses(new DtlsPair(fence, fence).connect());
    }

    @ParameterizedTest(name = "seed {0}, {1} % lost each way, SRTP profile {2}")
    @CsvSource(
            useHeadersInDisplayName = true,
            textBlock =
                    """
                    SEED, LOST, PROFILE
                    1,       0,       7
                    2,       0,       1
                    3,      10,       7
                    4,      10,       1
                    5,      10,       7
                    6,      10,       1
                    7,      25,       7
                    8,      25,       1
                    9,      25,       7
                    10,     25,       1
                    11,     25,       7
                    12,     40,       7
                    13,     40,       1
                    14,     40,       7
                    15,     40,       1
                    """)
    void survivesLossDuplicationAndReordering(long seed, int percent, int profile) {
        var pair = new DtlsPair(fence(profile), DtlsPair.FENCE);
        pair.toServer = Lane.lossy(seed, percent / 100.0);
        pair.toClient = Lane.lossy(~seed, percent / 100.0);

        pair.connect();

        pair.toServer = Lane.perfect();
        pair.toClient = Lane.perfect();
        assertThat(Objects.requireNonNull(pair.fromServer.keys).profile()).isEqualTo(profile);
        assertConverses(pair);
    }

    /// BouncyCastle alone would pause for 20 ms, then 40, 80 … 81,920 ms: past its own timeout.
    @Test
    void repeatsItsFlightInAShortRhythmHoweverOftenItIsLost() {
        var pair = new DtlsPair();
        int[] lost = {0};
        pair.toClient = datagram -> lost[0]++ < 12 ? List.of() : List.of(datagram);
        pair.toServer = datagram -> List.of(datagram);

        pair.connect();

        assertThat(lost[0]).isGreaterThan(12);
        assertConverses(pair);
    }

    @Test
    void survivesAChangeCipherSpecThatOvertakesCertificateVerify() {
        var pair = new DtlsPair();
        var overtaken = new ArrayList<byte[]>();
        pair.toServer =
                datagram -> {
                    List<byte[]> records = new ArrayList<>(Lane.split(datagram));
                    if (overtaken.isEmpty()) {
                        records.stream()
                                .filter(DtlsHandshakeTest::isCertificateVerify)
                                .forEach(overtaken::add);
                        records.addAll(overtaken);
                        overtaken.forEach(records::remove);
                        records.addAll(overtaken);
                    }
                    return records;
                };

        pair.connect();

        assertThat(overtaken).isNotEmpty();
        assertConverses(pair);
    }

    @Test
    void survivesACertificateVerifyThatIsLostWhileChangeCipherSpecArrives() {
        var pair = new DtlsPair();
        var lost = new ArrayList<byte[]>();
        pair.toServer =
                datagram -> {
                    List<byte[]> records = new ArrayList<>(Lane.split(datagram));
                    if (lost.size() < 2) {
                        records.stream()
                                .filter(DtlsHandshakeTest::isCertificateVerify)
                                .forEach(lost::add);
                        lost.forEach(records::remove);
                    }
                    return records;
                };

        pair.connect();

        assertThat(lost).hasSize(2);
        assertConverses(pair);
    }

    @Test
    void repeatsTheLastFlightUntilItArrives() {
        var pair = new DtlsPair();
        var lost = new ArrayList<byte[]>();
        pair.toClient =
                datagram -> {
                    if (datagram[0] == DtlsRecord.CHANGE_CIPHER_SPEC && lost.size() < 3) {
                        lost.add(datagram);
                        return List.of();
                    }
                    return List.of(datagram);
                };

        pair.connect();

        assertThat(lost).hasSize(3).doesNotHaveDuplicates();
        assertConverses(pair);
    }

    @Test
    void takesApplicationDataThatOvertakesTheLastFlight() {
        var pair = new DtlsPair();
        var late = new ArrayList<byte[]>();
        pair.toClient =
                datagram -> {
                    if (datagram[0] == DtlsRecord.CHANGE_CIPHER_SPEC && late.isEmpty()) {
                        late.add(datagram);
                        return List.of();
                    }
                    return List.of(datagram);
                };
        pair.client.start(0, pair.fromClient);
        pair.runUntil(pair.server::isEstablished);
        pair.serverSays("early");
        pair.deliver();
        byte[] flight = late.getFirst();
        pair.client.handle(flight, flight.length, 0, pair.fromClient);

        pair.runUntil(pair.client::isEstablished);

        assertThat(pair.fromClient.texts).containsExactly("early");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            useHeadersInDisplayName = true,
            textBlock =
                    """
                    CASE,                          PROMISED
                    another certificate,           sha-256 00:11:22:33:44:55:66:77:88:99:AA:BB:CC:DD:EE:FF:00:11:22:33:44:55:66:77:88:99:AA:BB:CC:DD:EE:FF
                    a hash that nobody trusts,     sha-1 00:11:22:33:44:55:66:77:88:99:AA:BB:CC:DD:EE:FF:00:11:22:33
                    nothing readable,              rubbish
                    nothing,                       ''
                    """)
    void failsClosedOnAWrongFingerprint(String name, String promised) {
        var wrongClient =
                new DtlsPair(
                        new DtlsSettings(
                                DtlsRole.CLIENT, DtlsPair.CLIENT, DtlsPair.SERVER.fingerprint()),
                        new DtlsSettings(DtlsRole.SERVER, DtlsPair.SERVER, promised));
        wrongClient.client.start(0, wrongClient.fromClient);
        wrongClient.runUntil(() -> wrongClient.fromServer.closed != null);
        wrongClient.client.close(wrongClient.fromClient);

        var wrongServer =
                new DtlsPair(
                        new DtlsSettings(DtlsRole.CLIENT, DtlsPair.CLIENT, promised),
                        new DtlsSettings(
                                DtlsRole.SERVER, DtlsPair.SERVER, DtlsPair.CLIENT.fingerprint()));
        wrongServer.client.start(0, wrongServer.fromClient);
        wrongServer.runUntil(() -> wrongServer.fromClient.closed != null);
        wrongServer.server.close(wrongServer.fromServer);

        assertThat(wrongClient.fromServer.closed).isEqualTo(DtlsCloseReason.FINGERPRINT_MISMATCH);
        assertThat(wrongServer.fromClient.closed).isEqualTo(DtlsCloseReason.FINGERPRINT_MISMATCH);
        assertThat(wrongClient.fromServer.keys).isNull();
        assertThat(wrongClient.fromClient.keys).isNull();
        assertThat(wrongServer.fromServer.keys).isNull();
        assertThat(wrongServer.fromClient.keys).isNull();
        assertThat(wrongClient.serverSays("never")).isFalse();
    }

    @Test
    void failsWithoutACommonSrtpProfile() {
        var pair =
                new DtlsPair(
                        fence(SrtpKeys.AES128_CM_HMAC_SHA1_80), fence(SrtpKeys.AEAD_AES_128_GCM));
        pair.client.start(0, pair.fromClient);

        pair.runUntil(() -> pair.fromServer.closed != null);
        pair.client.close(pair.fromClient);

        assertThat(pair.fromServer.closed).isEqualTo(DtlsCloseReason.HANDSHAKE_FAILED);
    }

    @Test
    void survivesGarbageDuringTheHandshake() {
        var pair = new DtlsPair();
        pair.toServer = withGarbage(1);
        pair.toClient = withGarbage(2);

        pair.connect();

        assertThat(pair.serverDrops.of(Drop.DTLS_MALFORMED)).isPositive();
        assertThat(pair.serverDrops.of(Drop.DTLS_UNEXPECTED)).isPositive();
        assertConverses(pair);
    }

    @Test
    void warmsUp() {
        DtlsPair.FENCE.warmUp();

        assertThat(DtlsPair.FENCE.cryptoName()).isNotEmpty();
    }

    /// Noise, a record that promises more than it has, a forged alert, a forged ChangeCipherSpec
    /// and a forged Finished before each datagram.
    private static Lane withGarbage(long seed) {
        var random = new Random(seed);
        return datagram -> {
            byte[] noise = new byte[200];
            random.nextBytes(noise);
            noise[0] = DtlsRecord.HANDSHAKE;
            byte[] truncated = datagram.clone();
            truncated[11] = 0x7f;
            byte[] alert = {21, -2, -3, 0, 0, 0, 0, 0, 0, 0, 77, 0, 2, 2, 40};
            byte[] change = {20, -2, -3, 0, 0, 0, 0, 0, 0, 0, 78, 0, 1, 1};
            byte[] finished = new byte[DtlsRecord.HEADER + 40];
            System.arraycopy(
                    new byte[] {22, -2, -3, 0, 1, 0, 0, 0, 0, 0, 9, 0, 40}, 0, finished, 0, 13);
            return List.of(noise, truncated, alert, change, finished, datagram);
        };
    }

    private static boolean isCertificateVerify(byte[] record) {
        return record[0] == DtlsRecord.HANDSHAKE
                && DtlsRecord.epoch(record, 0) == 0
                && record[DtlsRecord.HEADER] == DtlsRecord.CERTIFICATE_VERIFY;
    }

    private static HandshakeFence fence(int profile) {
        List<Integer> profiles = profile == BOTH ? DtlsPair.QUICK.srtpProfiles() : List.of(profile);
        return new HandshakeFence(DtlsPair.QUICK.withProfiles(profiles), new SecureRandom());
    }

    private static void assertConverses(DtlsPair pair) {
        assertThat(pair.clientSays("hello")).isTrue();
        assertThat(pair.serverSays("good morning")).isTrue();
        pair.deliver();
        assertThat(pair.fromServer.texts).containsExactly("hello");
        assertThat(pair.fromClient.texts).containsExactly("good morning");
    }
}
