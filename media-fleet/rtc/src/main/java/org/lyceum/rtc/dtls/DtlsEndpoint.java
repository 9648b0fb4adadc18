package org.lyceum.rtc.dtls;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lyceum.rtc.Drop;
import org.lyceum.rtc.DropCounters;

/// One end of a DTLS association: datagrams in; datagrams, application data and SRTP keys out.
///
/// ```text
/// server:  waits ── ClientHello ──> shaking hands ── keys ──> established ── close_notify ──> closed
/// client:  waits ── start ────────> shaking hands ── keys ──> established ── close_notify ──> closed
/// ```
///
/// While hands are shaken the records go through a [RecordGate] to the fence, whose results wait in
/// bounded mailboxes until the owner calls any `handle` method; `wake` asks it to. Afterwards the
/// records are opened and sealed here.
///
/// Give it only datagrams of a source that ICE has validated. Not thread-safe: owned by its peer's
/// event loop.
public final class DtlsEndpoint {
    /// The longest application data that is sent or taken in one record: an SCTP packet never
    /// reaches it.
    public static final int MAX_APPLICATION_DATA = 2_048;

    /// Records of application data that overtook the handshake's end and wait for the keys.
    private static final int MAX_EARLY = 16;

    private static final long RETRY_NS = 100_000_000;
    private static final int LEVEL_WARNING = 1;
    private static final int LEVEL_FATAL = 2;
    private static final byte CLOSE_NOTIFY = 0;

    /// What an endpoint gives to its owner, inside `handle` and its like. Buffers are valid only
    /// until the method returns.
    public interface Sink {
        /// A datagram for the selected tuple.
        void datagram(byte[] buffer, int offset, int length);

        /// The plaintext of one record: an SCTP packet.
        void applicationData(byte[] buffer, int offset, int length);

        /// The peer has proved who it is: SRTP and application data may begin.
        void established(SrtpKeys keys);

        /// The association has ended, and nothing comes after this. Not called for [#close].
        void closed(DtlsCloseReason reason);
    }

    private final DtlsRole role;
    private final DropCounters drops;
    private final byte[] plain = new byte[MAX_APPLICATION_DATA];
    private final byte[] wire = new byte[MAX_APPLICATION_DATA + RecordCipher.OVERHEAD];
    private final Deque<byte[]> early = new ArrayDeque<>();
    private final @Nullable Starter starter;
    private @Nullable DtlsKeys injectedKeys;
    private @Nullable Handshake handshake;
    private @Nullable RecordGate gate;
    private @Nullable RecordCipher cipher;
    private @Nullable LastFlight lastFlight;
    private long retryNs = Long.MAX_VALUE;
    private boolean closed;

    /// How a real handshake is begun.
    private record Starter(DtlsSettings settings, HandshakeFence fence, Runnable wake) {}

    /// An endpoint that shakes hands.
    ///
    /// @param wake called from the fence's thread: post a call of [#handleTimeout] to the owner's
    ///   loop
    public DtlsEndpoint(
            DtlsSettings settings, HandshakeFence fence, Runnable wake, DropCounters drops) {
        this.role = settings.role();
        this.drops = drops;
        this.starter = new Starter(settings, fence, wake);
    }

    /// An endpoint for a simulation: established by its first call, with keys from outside.
    public DtlsEndpoint(DtlsRole role, DtlsKeys injectedKeys, DropCounters drops) {
        this.role = role;
        this.drops = drops;
        this.starter = null;
        this.injectedKeys = injectedKeys;
    }

    /// Whether the keys are installed and the association is open.
    public boolean isEstablished() {
        return cipher != null && !closed;
    }

    /// Begins: a client sends its ClientHello once the fence has written it, a server goes on
    /// waiting for one. Call it when there is a tuple to send to.
    public void start(long nowNs, Sink sink) {
        drain(sink);
        if (role == DtlsRole.CLIENT && handshake == null && cipher == null && !closed) {
            retryNs = beginHandshake() ? Long.MAX_VALUE : nowNs + RETRY_NS;
        }
    }

    /// Takes a datagram of DTLS (RFC 7983): one or more records.
    public void handle(byte[] datagram, int length, long nowNs, Sink sink) {
        drain(sink);
        for (int offset = 0; offset < length && !closed; ) {
            int recordLength = DtlsRecord.length(datagram, offset, length);
            if (recordLength < 0) {
                drops.count(Drop.DTLS_MALFORMED);
                return;
            }
            if (cipher != null) {
                handleProtected(cipher, new Slice(datagram, offset, recordLength), sink);
            } else {
                handleHandshake(datagram, offset, recordLength);
            }
            offset += recordLength;
        }
    }

    /// Takes what the fence has ready, and tries again what it refused.
    public void handleTimeout(long nowNs, Sink sink) {
        drain(sink);
        if (nowNs >= retryNs) {
            start(nowNs, sink);
        }
    }

    /// When [#handleTimeout] is due without being woken; Long.MAX_VALUE for never. The fence keeps
    /// the handshake's own time.
    public long deadlineNs() {
        return closed ? Long.MAX_VALUE : retryNs;
    }

    /// Sends one record of application data.
    ///
    /// @return false when there are no keys yet, or it is all over, or the data is longer than
    ///   [#MAX_APPLICATION_DATA]
    public boolean sendApplicationData(byte[] bytes, int offset, int length, Sink sink) {
        if (cipher == null || closed || length > MAX_APPLICATION_DATA) {
            return false;
        }
        return sendSealed(
                cipher, DtlsRecord.APPLICATION_DATA, new Slice(bytes, offset, length), sink);
    }

    /// Ends the association from this side: says goodbye if there is a record layer to say it in,
    /// else calls the handshake off.
    public void close(Sink sink) {
        if (closed) {
            return;
        }
        if (cipher != null) {
            sendCloseNotify(cipher, sink);
        } else if (handshake != null) {
            handshake.cancel();
        }
        release();
    }

    // The fence's results

    private void drain(Sink sink) {
        if (injectedKeys != null && !closed) {
            DtlsKeys keys = injectedKeys;
            injectedKeys = null;
            install(new HandshakeOutcome.Finished(keys, List.of(), 1, 0), sink);
        }
        if (handshake == null) {
            return;
        }
        // In this order: datagrams that were written before the outcome leave before it counts.
        HandshakeOutcome outcome = handshake.outcome();
        for (byte[] datagram = handshake.pollDatagram();
                datagram != null;
                datagram = pollDatagram()) {
            sink.datagram(datagram, 0, datagram.length);
        }
        switch (outcome) {
            case HandshakeOutcome.Finished finished when !closed -> install(finished, sink);
            case HandshakeOutcome.Failed(DtlsCloseReason reason) when !closed -> end(reason, sink);
            case null, default -> {}
        }
    }

    private byte @Nullable [] pollDatagram() {
        return handshake == null ? null : handshake.pollDatagram();
    }

    /// Installs the record keys, then sends the flight that lets the peer use them, then tells the
    /// owner: what it sends at once must not overtake that flight.
    private void install(HandshakeOutcome.Finished finished, Sink sink) {
        var installed =
                new RecordCipher(finished.keys().keyBlock(), role, finished.nextSequenceNumber());
        installed.alreadySeen(finished.peerFinished());
        cipher = installed;
        lastFlight = LastFlight.of(finished.lastFlight());
        handshake = null;
        gate = null;
        for (byte[] datagram : FenceTransport.pack(finished.lastFlight())) {
            sink.datagram(datagram, 0, datagram.length);
        }
        sink.established(finished.keys().srtp());
        for (byte[] record = early.poll(); record != null && !closed; record = early.poll()) {
            handleProtected(installed, new Slice(record, 0, record.length), sink);
        }
    }

    // Before there are keys

    private void handleHandshake(byte[] datagram, int offset, int length) {
        if (handshake == null && !beginsHandshake(datagram, offset, length)) {
            return;
        }
        boolean isEarly =
                DtlsRecord.type(datagram, offset) == DtlsRecord.APPLICATION_DATA
                        && DtlsRecord.epoch(datagram, offset) == 1;
        if (isEarly && early.size() < MAX_EARLY) {
            early.add(Arrays.copyOfRange(datagram, offset, offset + length));
        } else if (gate != null) {
            gate.offer(datagram, offset, length);
        }
    }

    private boolean beginsHandshake(byte[] datagram, int offset, int length) {
        boolean isHello =
                role == DtlsRole.SERVER
                        && DtlsRecord.type(datagram, offset) == DtlsRecord.HANDSHAKE
                        && DtlsRecord.epoch(datagram, offset) == 0
                        && length >= DtlsRecord.HEADER + DtlsRecord.HANDSHAKE_HEADER
                        && datagram[offset + DtlsRecord.HEADER] == DtlsRecord.CLIENT_HELLO;
        if (!isHello) {
            drops.count(Drop.DTLS_UNEXPECTED);
            return false;
        }
        return beginHandshake();
    }

    private boolean beginHandshake() {
        Handshake begun =
                starter == null ? null : starter.fence().begin(starter.settings(), starter.wake());
        if (begun == null) {
            drops.count(Drop.DTLS_HANDSHAKE_BACKLOG);
            return false;
        }
        handshake = begun;
        gate = new RecordGate(begun, role, drops);
        return true;
    }

    // With keys

    private void handleProtected(RecordCipher opening, Slice record, Sink sink) {
        if (DtlsRecord.epoch(record.bytes(), record.offset()) != 1) {
            drops.count(
                    Drop.DTLS_UNEXPECTED); // the peer repeats its last flight, or somebody forges
            return;
        }
        int length = opening.open(record, plain);
        if (length < 0) {
            drops.count(length == RecordCipher.REPLAYED ? Drop.DTLS_REPLAY : Drop.DTLS_BAD_RECORD);
            return;
        }
        switch (DtlsRecord.type(record.bytes(), record.offset())) {
            case DtlsRecord.APPLICATION_DATA -> sink.applicationData(plain, 0, length);
            case DtlsRecord.ALERT -> handleAlert(opening, length, sink);
            case DtlsRecord.HANDSHAKE -> handleRepeat(opening, length, sink);
            default -> drops.count(Drop.DTLS_UNEXPECTED);
        }
    }

    private void handleAlert(RecordCipher sealing, int length, Sink sink) {
        if (length != 2) {
            drops.count(Drop.DTLS_UNEXPECTED);
        } else if (plain[1] == CLOSE_NOTIFY) {
            sendCloseNotify(sealing, sink);
            end(DtlsCloseReason.CLOSED_BY_PEER, sink);
        } else if (plain[0] == LEVEL_FATAL) {
            end(DtlsCloseReason.FATAL_ALERT, sink);
        }
    }

    /// The peer repeats its Finished because ours was lost.
    private void handleRepeat(RecordCipher sealing, int length, Sink sink) {
        if (lastFlight == null || length == 0 || plain[0] != DtlsRecord.FINISHED) {
            drops.count(Drop.DTLS_UNEXPECTED);
            return;
        }
        int written = lastFlight.repeat(sealing, wire);
        if (written == RecordCipher.EXHAUSTED) {
            end(DtlsCloseReason.SEQUENCE_NUMBERS_EXHAUSTED, sink);
        } else {
            sink.datagram(wire, 0, written);
        }
    }

    private void sendCloseNotify(RecordCipher sealing, Sink sink) {
        int written =
                sealing.seal(
                        DtlsRecord.ALERT,
                        new Slice(new byte[] {LEVEL_WARNING, CLOSE_NOTIFY}, 0, 2),
                        wire,
                        0);
        if (written != RecordCipher.EXHAUSTED) {
            sink.datagram(wire, 0, written);
        }
    }

    private boolean sendSealed(RecordCipher sealing, int type, Slice content, Sink sink) {
        int written = sealing.seal(type, content, wire, 0);
        if (written == RecordCipher.EXHAUSTED) {
            end(DtlsCloseReason.SEQUENCE_NUMBERS_EXHAUSTED, sink);
            return false;
        }
        sink.datagram(wire, 0, written);
        return true;
    }

    private void end(DtlsCloseReason reason, Sink sink) {
        release();
        sink.closed(reason);
    }

    /// Lets go of all that the association held. The cipher stays only as the sign that it had been
    /// established.
    private void release() {
        closed = true;
        handshake = null;
        gate = null;
        lastFlight = null;
        injectedKeys = null;
        early.clear();
    }
}
