package org.lyceum.rtc.dtls;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import org.junit.jupiter.api.Tag;
import org.lyceum.rtc.DropCounters;

/// No datagram raises an exception, and none that is not authentic comes out as data.
@Tag("fuzz")
class DtlsFuzzTest {
    @FuzzTest(maxDuration = "2m")
    void anyDatagramForAnEstablishedEndpoint(byte[] datagram) {
        var sink = new RecordingSink();
        var server =
                new DtlsEndpoint(
                        DtlsRole.SERVER, DtlsKeys.ofSeed(1, DtlsRole.SERVER), new DropCounters());

        server.handle(datagram, datagram.length, 0, sink);

        assertThat(sink.texts).isEmpty();
        assertThat(sink.closed).isNull();
    }

    @FuzzTest(maxDuration = "2m")
    void anyRecordsBeforeAHandshake(byte[] datagram) {
        for (DtlsRole role : DtlsRole.values()) {
            var handshake = new Handshake(() -> {});
            var gate = new RecordGate(handshake, role, new DropCounters());
            for (int offset = 0; offset < datagram.length; ) {
                int length = DtlsRecord.length(datagram, offset, datagram.length);
                if (length < 0) {
                    break;
                }
                gate.offer(datagram, offset, length);
                offset += length;
            }
        }
    }
}
