package org.lyceum.rtc.dtls;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lyceum.rtc.Drop;
import org.lyceum.rtc.DropCounters;

/// In which order records reach a handshake. A record is written here as a word: `H0` ClientHello
/// (message 0), `C1` Certificate, `K2` ClientKeyExchange, `V3` CertificateVerify, `D1`
/// ServerHelloDone, `S` ChangeCipherSpec, `F` Finished in epoch 1, `A` alert, `X` application data;
/// `V3a` and `V3b` are the halves of a message in two fragments.
class RecordGateTest {
    private static final int BODY = 8;

    private final DropCounters drops = new DropCounters();
    private final Handshake handshake = new Handshake(() -> {});

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            useHeadersInDisplayName = true,
            textBlock =
                    """
                    CASE,                                      ROLE,   ARRIVE,                 PASS
                    in order,                                  SERVER, H0 C1 K2 V3 S F,        H0 C1 K2 V3 S F
                    the change overtakes the proof,            SERVER, H0 C1 K2 S V3 F,        H0 C1 K2 V3 S F
                    everything overtakes the proof,            SERVER, H0 C1 K2 S F V3,        H0 C1 K2 V3 S F
                    everything overtakes the certificate,      SERVER, H0 K2 V3 S F C1,        H0 K2 V3 C1 S F
                    half of the proof is late,                 SERVER, H0 C1 K2 V3a S F V3b,   H0 C1 K2 V3a V3b S F
                    the halves change places,                  SERVER, H0 C1 K2 V3b S V3a V3b, H0 C1 K2 V3b V3a V3b S
                    the proof never comes,                     SERVER, H0 C1 K2 S F,           H0 C1 K2
                    a forged change before all,                SERVER, S H0 C1,                H0 C1
                    at most four records are held,             SERVER, H0 C1 K2 S F F F F F V3, H0 C1 K2 V3 S F F F F
                    alerts and data stop here,                 SERVER, H0 A X C1,              H0 C1
                    a client waits for the server to be done,  CLIENT, S F D0,                 D0 S F
                    """)
    void letsRecordsThroughInTheOrderThatIsSafe(
            String name, DtlsRole role, String arrive, String pass) throws InterruptedException {
        var gate = new RecordGate(handshake, role, drops);
        for (String word : arrive.split(" ")) {
            byte[] record = record(word);
            gate.offer(record, 0, record.length);
        }

        assertThat(passed()).containsExactly(pass.split(" "));
    }

    @Test
    void dropsRepeatsOfAHelloThatStillWaits() throws InterruptedException {
        var gate = new RecordGate(handshake, DtlsRole.SERVER, drops);
        for (String word : List.of("H0a", "H0b", "H0a", "H0b")) {
            byte[] record = record(word);
            gate.offer(record, 0, record.length);
        }
        assertThat(passed()).containsExactly("H0a", "H0b");
        assertThat(drops.of(Drop.DTLS_REPEATED_HELLO)).isEqualTo(2);

        // Once it reads, a repeat tells it that its answer was lost.
        handshake.beganReading();
        byte[] again = record("H0a");
        gate.offer(again, 0, again.length);
        assertThat(passed()).containsExactly("H0a");
    }

    @Test
    void countsWhatTheMailboxCannotHold() {
        var gate = new RecordGate(handshake, DtlsRole.SERVER, drops);
        byte[] record = record("C1");
        for (int i = 0; i < Handshake.MAX_RECORDS + 3; i++) {
            gate.offer(record, 0, record.length);
        }

        assertThat(drops.of(Drop.DTLS_HANDSHAKE_BACKLOG)).isEqualTo(3);
    }

    private List<String> passed() throws InterruptedException {
        var words = new ArrayList<String>();
        for (byte[] record = handshake.take(1); record != null; record = handshake.take(1)) {
            words.add(word(record));
        }
        return words;
    }

    private static byte[] record(String word) {
        return switch (word.charAt(0)) {
            case 'S' -> new byte[] {20, -2, -3, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1};
            case 'A' -> new byte[] {21, -2, -3, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 2, 40};
            case 'F' -> new byte[] {22, -2, -3, 0, 1, 0, 0, 0, 0, 0, 0, 0, 1, 9};
            case 'X' -> new byte[] {23, -2, -3, 0, 1, 0, 0, 0, 0, 0, 0, 0, 1, 9};
            default -> message(word);
        };
    }

    private static byte[] message(String word) {
        int type =
                switch (word.charAt(0)) {
                    case 'H' -> DtlsRecord.CLIENT_HELLO;
                    case 'C' -> 11;
                    case 'K' -> 16;
                    case 'V' -> DtlsRecord.CERTIFICATE_VERIFY;
                    case 'D' -> DtlsRecord.SERVER_HELLO_DONE;
                    default -> throw new AssertionError(word);
                };
        boolean half = word.length() == 3;
        int fragmentOffset = half && word.charAt(2) == 'b' ? BODY / 2 : 0;
        int fragmentLength = half ? BODY / 2 : BODY;
        byte[] record = new byte[DtlsRecord.HEADER + DtlsRecord.HANDSHAKE_HEADER + fragmentLength];
        record[0] = DtlsRecord.HANDSHAKE;
        record[1] = (byte) 0xfe;
        record[2] = (byte) 0xfd;
        DtlsRecord.writeShort(record, 11, record.length - DtlsRecord.HEADER);
        record[13] = (byte) type;
        record[16] = BODY;
        record[18] = (byte) (word.charAt(1) - '0');
        record[21] = (byte) fragmentOffset;
        record[24] = (byte) fragmentLength;
        return record;
    }

    private static String word(byte[] record) {
        if (record[0] != DtlsRecord.HANDSHAKE) {
            return record[0] == DtlsRecord.CHANGE_CIPHER_SPEC ? "S" : "?";
        }
        if (DtlsRecord.epoch(record, 0) == 1) {
            return "F";
        }
        String letter =
                switch (record[13]) {
                    case DtlsRecord.CLIENT_HELLO -> "H";
                    case 11 -> "C";
                    case 16 -> "K";
                    case DtlsRecord.CERTIFICATE_VERIFY -> "V";
                    default -> "D";
                };
        String half = record[24] == BODY ? "" : record[21] == 0 ? "a" : "b";
        return letter + record[18] + half;
    }
}
