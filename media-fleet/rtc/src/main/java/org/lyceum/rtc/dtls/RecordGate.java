package org.lyceum.rtc.dtls;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.lyceum.rtc.Drop;
import org.lyceum.rtc.DropCounters;

/// The gate before a handshake: lets records through in the one order that BouncyCastle survives.
///
/// At a ChangeCipherSpec BouncyCastle switches to epoch 1 and then refuses all of epoch 0, so one
/// that overtakes a CertificateVerify ends in a handshake that no repetition can save. So
/// ChangeCipherSpec waits until the last message before it has passed whole, with all before that,
/// and epoch 1 waits for ChangeCipherSpec. What comes back on loss is whole flights, so what is not
/// held here comes again.
///
/// Alerts of epoch 0 stop here: anybody who can forge a source address could end a handshake with
/// one (RFC 6347, section 4.1.2.7 lets us ignore them). Owned by its peer's event loop.
final class RecordGate {
    private static final int MAX_HELD = 4;

    /// A flight has at most a handful of messages; higher numbers pass without being followed.
    private static final int MAX_FOLLOWED = 16;

    private final Handshake handshake;
    private final DropCounters drops;
    private final int lastBeforeChange;

    /// Up to where each message has passed without a hole, by message_seq, and how long it is.
    private final int[] passed = new int[MAX_FOLLOWED];

    private final int[] lengths = new int[MAX_FOLLOWED];
    private final byte[] @Nullable [] held = new byte[MAX_HELD][];
    private int heldCount;
    private byte @Nullable [] changeCipherSpec;
    private int lastSequence = -1;
    private boolean changed;

    RecordGate(Handshake handshake, DtlsRole role, DropCounters drops) {
        this.handshake = handshake;
        this.drops = drops;
        this.lastBeforeChange =
                role == DtlsRole.SERVER
                        ? DtlsRecord.CERTIFICATE_VERIFY
                        : DtlsRecord.SERVER_HELLO_DONE;
        Arrays.fill(lengths, -1);
    }

    /// Takes a whole record of a datagram; the bytes are copied if they are kept.
    void offer(byte[] datagram, int offset, int length) {
        int type = DtlsRecord.type(datagram, offset);
        int epoch = DtlsRecord.epoch(datagram, offset);
        if (epoch == 0 && type == DtlsRecord.HANDSHAKE) {
            offerMessage(datagram, offset, length);
        } else if (epoch == 0 && type == DtlsRecord.CHANGE_CIPHER_SPEC) {
            changeCipherSpec = Arrays.copyOfRange(datagram, offset, offset + length);
        } else if (epoch == 1 && type == DtlsRecord.HANDSHAKE && heldCount < MAX_HELD) {
            held[heldCount++] = Arrays.copyOfRange(datagram, offset, offset + length);
        } else {
            drops.count(Drop.DTLS_UNEXPECTED);
        }
        open();
    }

    private void offerMessage(byte[] datagram, int offset, int length) {
        if (!handshake.isReading() && isRepeatedHello(datagram, offset, length)) {
            drops.count(Drop.DTLS_REPEATED_HELLO);
            return;
        }
        if (!pass(Arrays.copyOfRange(datagram, offset, offset + length))) {
            return;
        }
        int end = offset + length;
        for (int at = offset + DtlsRecord.HEADER; end - at >= DtlsRecord.HANDSHAKE_HEADER; ) {
            follow(datagram, at);
            at += DtlsRecord.HANDSHAKE_HEADER + DtlsRecord.readMedium(datagram, at + 9);
        }
    }

    /// Whether this ClientHello fragment already waits.
    private boolean isRepeatedHello(byte[] datagram, int offset, int length) {
        int at = offset + DtlsRecord.HEADER;
        if (length < DtlsRecord.HEADER + DtlsRecord.HANDSHAKE_HEADER
                || datagram[at] != DtlsRecord.CLIENT_HELLO) {
            return false;
        }
        int sequence = DtlsRecord.readShort(datagram, at + 4);
        int end = DtlsRecord.readMedium(datagram, at + 6) + DtlsRecord.readMedium(datagram, at + 9);
        return sequence < MAX_FOLLOWED && lengths[sequence] >= 0 && end <= passed[sequence];
    }

    private void follow(byte[] datagram, int at) {
        int sequence = DtlsRecord.readShort(datagram, at + 4);
        if (sequence >= MAX_FOLLOWED) {
            return;
        }
        int fragmentOffset = DtlsRecord.readMedium(datagram, at + 6);
        lengths[sequence] = DtlsRecord.readMedium(datagram, at + 1);
        if (fragmentOffset <= passed[sequence]) {
            passed[sequence] =
                    Math.max(
                            passed[sequence],
                            fragmentOffset + DtlsRecord.readMedium(datagram, at + 9));
        }
        if (datagram[at] == lastBeforeChange) {
            lastSequence = sequence;
        }
    }

    private boolean allBeforeChangePassed() {
        for (int sequence = 0; sequence <= lastSequence; sequence++) {
            if (lengths[sequence] < 0 || passed[sequence] < lengths[sequence]) {
                return false;
            }
        }
        return lastSequence >= 0;
    }

    private void open() {
        if (changeCipherSpec != null && allBeforeChangePassed()) {
            changed |= pass(changeCipherSpec);
            changeCipherSpec = null;
        }
        if (changed) {
            for (int i = 0; i < heldCount; i++) {
                byte[] record = held[i];
                if (record != null) {
                    pass(record);
                }
                held[i] = null;
            }
            heldCount = 0;
        }
    }

    private boolean pass(byte[] record) {
        boolean taken = handshake.offer(record);
        if (!taken) {
            drops.count(Drop.DTLS_HANDSHAKE_BACKLOG);
        }
        return taken;
    }
}
