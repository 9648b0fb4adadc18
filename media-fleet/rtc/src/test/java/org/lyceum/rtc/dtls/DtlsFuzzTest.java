package org.lyceum.rtc.dtls;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Arrays;
import org.junit.jupiter.api.Tag;
import org.lyceum.rtc.DropCounters;

/// No datagram raises an exception, and none that is not authentic comes out as data.
@Tag("fuzz")
class DtlsFuzzTest {
    @FuzzTest(maxDuration = "2m")
    void anyDatagramForAnEstablishedEndpoint(byte[] datagram) {
        var sink = new RecordingSink();
        var server = server(new DropCounters());

        server.handle(datagram, datagram.length, 0, sink);

        assertThat(sink.texts).isEmpty();
        assertThat(sink.closed).isNull();
        assertThat(sink.datagrams).isEmpty();
    }

    /// Whatever the records, each is passed on or held once, or counted once.
    @FuzzTest(maxDuration = "2m")
    void anyRecordsBeforeAHandshake(byte[] datagram) {
        for (DtlsRole role : DtlsRole.values()) {
            var drops = new DropCounters();
            var gate = new RecordGate(new Handshake(() -> {}), role, drops);
            int records = 0;
            for (int offset = 0; offset < datagram.length; records++) {
                int length = DtlsRecord.length(datagram, offset, datagram.length);
                if (length < 0) {
                    break;
                }
                gate.offer(datagram, offset, length);
                offset += length;
            }
            assertThat(drops.total()).isLessThanOrEqualTo(records);
        }
    }

    /// The first byte is the record's type, the others its content: the peer holds the keys.
    @FuzzTest(maxDuration = "2m")
    void anyContentOfAPeerWithKeys(byte[] data) {
        int type = data.length == 0 ? 0 : data[0] & 0xff;
        byte[] content = Arrays.copyOfRange(data, Math.min(1, data.length), data.length);
        int length = Math.min(content.length, DtlsEndpoint.MAX_APPLICATION_DATA);
        var sealing =
                new RecordCipher(
                        DtlsKeys.ofSeed(1, DtlsRole.CLIENT).keyBlock(), DtlsRole.CLIENT, 1);
        byte[] wire = new byte[length + RecordCipher.OVERHEAD];
        int written = sealing.seal(type, new Slice(content, 0, length), wire, 0);
        var drops = new DropCounters();
        var sink = new RecordingSink();

        server(drops).handle(wire, written, 0, sink);

        if (type == DtlsRecord.APPLICATION_DATA) {
            assertThat(sink.texts).containsExactly(new String(content, 0, length, UTF_8));
        } else {
            assertThat(sink.texts).isEmpty();
        }
        assertThat(sink.closed == null || type == DtlsRecord.ALERT).isTrue();
        assertThat(sink.datagrams).hasSizeLessThanOrEqualTo(1);
        assertThat(drops.total()).isLessThanOrEqualTo(1);
    }

    private static DtlsEndpoint server(DropCounters drops) {
        return new DtlsEndpoint(DtlsRole.SERVER, DtlsKeys.ofSeed(1, DtlsRole.SERVER), drops);
    }
}
