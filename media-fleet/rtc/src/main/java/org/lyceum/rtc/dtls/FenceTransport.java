package org.lyceum.rtc.dtls;

import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bouncycastle.tls.DatagramTransport;
import org.jspecify.annotations.Nullable;

/// The network as BouncyCastle sees it: the mailboxes of one handshake.
///
/// Records gather in `send` and leave packed into full datagrams when BouncyCastle waits for an
/// answer. What is still gathered when the handshake completes (the server's ChangeCipherSpec and
/// Finished) stays here for the event loop to send after it has installed the keys. Owned by the
/// handshake's thread.
final class FenceTransport implements DatagramTransport {
    /// A flight leaves in datagrams of at most this size: it fits every path that WebRTC media
    /// fits.
    static final int MAX_DATAGRAM = 1_200;

    private static final int MAX_RECORD = 2_048;

    private final Handshake handshake;
    private final Turn turn;
    private final int maxPauseMillis;
    private final FlightMemory flights = new FlightMemory();
    private final List<byte[]> gathered = new ArrayList<>();
    private List<byte[]> lastSent = List.of();
    private long highestSent = -1;
    private long peerFinished = -1;

    /// @param maxPauseMillis how long the peer may be silent before what was sent last is repeated
    FenceTransport(Handshake handshake, Turn turn, int maxPauseMillis) {
        this.handshake = handshake;
        this.turn = turn;
        this.maxPauseMillis = maxPauseMillis;
    }

    /// The records that were written since BouncyCastle last waited.
    List<byte[]> takeGathered() {
        List<byte[]> records = List.copyOf(gathered);
        gathered.clear();
        return records;
    }

    /// The first sequence number of epoch 1 that BouncyCastle has not used.
    long nextSequenceNumber() {
        return highestSent + 1;
    }

    /// The highest sequence number of epoch 1 that was read.
    long peerFinished() {
        return peerFinished;
    }

    @Override
    public int getReceiveLimit() {
        return MAX_RECORD;
    }

    @Override
    public int getSendLimit() {
        return MAX_DATAGRAM;
    }

    @Override
    public void send(byte[] buffer, int offset, int length) {
        if (DtlsRecord.epoch(buffer, offset) == 1) {
            noteOwn(buffer, offset);
        }
        flights.spoke(buffer, offset, length);
        gathered.add(Arrays.copyOfRange(buffer, offset, offset + length));
    }

    @Override
    public int receive(byte[] buffer, int offset, int length, int waitMillis)
            throws InterruptedIOException {
        flush();
        try {
            byte[] record = flights.pollRepeated();
            if (record == null) {
                record = await(waitMillis);
            }
            return record == null ? -1 : read(record, buffer, offset, length);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("the handshake was cancelled");
        }
    }

    @Override
    public void close() {
        flush();
    }

    /// Hands what was gathered to the event loop.
    void flush() {
        List<byte[]> datagrams = pack(takeGathered());
        if (!datagrams.isEmpty()) {
            lastSent = datagrams;
            handshake.send(datagrams);
        }
    }

    /// Puts records one after another into as few datagrams as hold them in order.
    static List<byte[]> pack(List<byte[]> records) {
        var datagrams = new ArrayList<byte[]>();
        byte[] datagram = new byte[0];
        for (byte[] record : records) {
            if (datagram.length > 0 && datagram.length + record.length > MAX_DATAGRAM) {
                datagrams.add(datagram);
                datagram = new byte[0];
            }
            int end = datagram.length;
            datagram = Arrays.copyOf(datagram, end + record.length);
            System.arraycopy(record, 0, datagram, end, record.length);
        }
        if (datagram.length > 0) {
            datagrams.add(datagram);
        }
        return datagrams;
    }

    /// Waits without a permit. After a long silence the peer's last flight is heard again, which
    /// makes BouncyCastle repeat its own; where there is none, a ClientHello goes out again as it
    /// is.
    private byte @Nullable [] await(int waitMillis) throws InterruptedException {
        turn.leave();
        byte[] record = handshake.take(Math.min(waitMillis, maxPauseMillis));
        turn.enter();
        handshake.beganReading();
        if (record != null) {
            flights.heard(record);
            return record;
        }
        if (waitMillis <= maxPauseMillis) {
            return null;
        }
        flights.repeat();
        byte[] repeated = flights.pollRepeated();
        if (repeated == null) {
            handshake.send(lastSent);
        }
        return repeated;
    }

    private int read(byte[] record, byte[] buffer, int offset, int length) {
        if (DtlsRecord.epoch(record, 0) == 1) {
            peerFinished = Math.max(peerFinished, DtlsRecord.sequenceNumber(record, 0));
        }
        int count = Math.min(length, record.length);
        System.arraycopy(record, 0, buffer, offset, count);
        return count;
    }

    /// The premise of going on after BouncyCastle under the same key: its explicit nonce is the
    /// record's number.
    private void noteOwn(byte[] buffer, int offset) {
        long number = DtlsRecord.readLong(buffer, offset + 3);
        if (DtlsRecord.readLong(buffer, offset + DtlsRecord.HEADER) != number) {
            throw new IllegalStateException("the explicit nonce is not the sequence number");
        }
        highestSent = Math.max(highestSent, number & DtlsRecord.SEQUENCE_MASK);
    }
}
