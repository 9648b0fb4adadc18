package org.lyceum.rtc.sctp;

import org.jspecify.annotations.Nullable;

import java.security.SecureRandom;
import java.util.Arrays;

/// The four-way handshake of both roles (RFC 9260, sections 5.1 and 5.2).
///
/// ```text
/// IDLE ── start ──> COOKIE_WAIT ── INIT ACK ──> COOKIE_ECHOED ── COOKIE ACK ──┐
///   └──────────────────── COOKIE ECHO, whatever came before ─────────────────┴──> DONE
/// ```
///
/// Answering an INIT changes nothing here: the state goes out in the cookie. Both sides may start
/// at once (browsers and we, section 5.2.1). Not thread-safe: owned by its association.
final class Handshake {
    /// Repeats of INIT and of COOKIE ECHO: 0.5 + 1 + 2 + 4 + 5 + 5 … s, past ICE's patience.
    static final int MAX_REPEATS = 8;

    static final long COOKIE_LIFE_NS = 60_000_000_000L;

    enum Phase {
        IDLE,
        COOKIE_WAIT,
        COOKIE_ECHOED,
        DONE
    }

    /// What a COOKIE ECHO means (RFC 9260, section 5.2.4, table 12).
    sealed interface CookieOutcome {
        /// The association stands from now on.
        record Agreed(Agreement agreement) implements CookieOutcome {}

        /// It stands already: the COOKIE ACK was lost.
        record Repeated() implements CookieOutcome {}

        /// The peer begins anew (action A).
        record Restarted(int peerTag) implements CookieOutcome {}

        /// Sealed here, but too long ago, by this much.
        record Stale(long byNs, int peerTag) implements CookieOutcome {}

        /// Forged, changed, or of an earlier attempt (action C).
        record Refused() implements CookieOutcome {}
    }

    private final SecureRandom random;
    private final PacketWriter writer;
    private final CookieSeal seal;
    private final BackoffTimer timer = new BackoffTimer(MAX_REPEATS);
    private final int localTag;
    private final int localInitialTsn;

    private Phase phase = Phase.IDLE;
    private @Nullable Agreement agreement;
    private byte[] cookieToEcho = new byte[0];
    private byte[] reportToEcho = new byte[0];

    Handshake(SecureRandom random, PacketWriter writer) {
        this.random = random;
        this.writer = writer;
        this.seal = new CookieSeal(random);
        this.localTag = nonZero();
        this.localInitialTsn = random.nextInt();
    }

    Phase phase() {
        return phase;
    }

    /// The tag that packets to us bear.
    int localTag() {
        Agreement known = agreement;
        return known == null ? localTag : known.localTag();
    }

    /// The tag that packets to the peer bear; 0 while it is not known.
    int peerTag() {
        Agreement known = agreement;
        return known == null ? 0 : known.peerTag();
    }

    long deadlineNs() {
        return timer.deadlineNs();
    }

    // Inputs

    void start(long nowNs, SctpAssociation.Sink sink) {
        if (phase == Phase.IDLE) {
            phase = Phase.COOKIE_WAIT;
            timer.start(nowNs, RetransmissionTimeout.INITIAL_NS);
            sendInit(sink);
        }
    }

    /// False when the peer never answered.
    boolean handleTimeout(long nowNs, SctpAssociation.Sink sink) {
        if (!timer.isDue(nowNs)) {
            return true;
        }
        if (!timer.again(nowNs)) {
            return false;
        }
        if (phase == Phase.COOKIE_WAIT) {
            sendInit(sink);
        } else {
            sendCookieEcho(sink);
        }
        return true;
    }

    /// Answers; keeps nothing.
    void handleInit(
            InitChunk init, InitParameters parameters, long nowNs, SctpAssociation.Sink sink) {
        Agreement standing = agreement;
        boolean fresh = phase == Phase.DONE;
        int tag = fresh ? nonZero() : localTag;
        int tsn = fresh ? random.nextInt() : localInitialTsn;
        Agreement offered =
                new Agreement(
                        tag,
                        init.tag(),
                        tsn,
                        init.tsn(),
                        init.windowBytes(),
                        Math.min(init.inboundStreams(), SctpSettings.STREAMS),
                        parameters.extensions());
        int localTie = standing == null ? 0 : standing.localTag();
        int peerTie = standing == null ? 0 : standing.peerTag();
        byte[] cookie = seal.seal(new StateCookie(offered, localTie, peerTie, nowNs));
        sendInitAck(offered, cookie, parameters.unrecognized(), sink);
    }

    /// Echoes the cookie; false when this is not what we wait for.
    boolean handleInitAck(
            InitChunk init, InitParameters parameters, long nowNs, SctpAssociation.Sink sink) {
        byte[] cookie = parameters.cookie();
        if (phase != Phase.COOKIE_WAIT
                || cookie == null
                || cookie.length > InitParameters.MAX_COOKIE_BYTES) {
            return false;
        }
        phase = Phase.COOKIE_ECHOED;
        agreement =
                new Agreement(
                        localTag,
                        init.tag(),
                        localInitialTsn,
                        init.tsn(),
                        init.windowBytes(),
                        Math.min(init.inboundStreams(), SctpSettings.STREAMS),
                        parameters.extensions());
        cookieToEcho = cookie;
        reportToEcho = parameters.unrecognized();
        timer.start(nowNs, RetransmissionTimeout.INITIAL_NS);
        sendCookieEcho(sink);
        return true;
    }

    /// Judges the cookie of a chunk that came in a packet with `packetTag`.
    CookieOutcome handleCookieEcho(byte[] bytes, TlvReader chunk, int packetTag, long nowNs) {
        StateCookie cookie = seal.open(bytes, chunk.valueOffset(), chunk.valueLength());
        if (cookie == null || cookie.agreement().localTag() != packetTag) {
            return new CookieOutcome.Refused();
        }
        Agreement offered = cookie.agreement();
        Agreement standing = agreement;
        boolean same = standing != null && standing.hasTags(offered.localTag(), offered.peerTag());
        if (phase == Phase.DONE && same) {
            return new CookieOutcome.Repeated();
        }
        long age = nowNs - cookie.createdNs();
        if (!same && age > COOKIE_LIFE_NS) {
            return new CookieOutcome.Stale(age - COOKIE_LIFE_NS, offered.peerTag());
        }
        if (phase == Phase.DONE) {
            return standing != null
                            && standing.hasTags(cookie.localTieTag(), cookie.peerTieTag())
                            && offered.localTag() != standing.localTag()
                    ? new CookieOutcome.Restarted(offered.peerTag())
                    : new CookieOutcome.Refused();
        }
        return new CookieOutcome.Agreed(settle(offered));
    }

    /// What was agreed; null when no COOKIE ACK is waited for.
    @Nullable Agreement handleCookieAck() {
        Agreement agreed = agreement;
        return phase == Phase.COOKIE_ECHOED && agreed != null ? settle(agreed) : null;
    }

    /// Our cookie grew too old on its way: begin again (RFC 9260, section 5.2.6). The timer keeps
    /// its count, so this ends.
    void handleStaleCookie(SctpAssociation.Sink sink) {
        if (phase == Phase.COOKIE_ECHOED) {
            phase = Phase.COOKIE_WAIT;
            agreement = null;
            sendInit(sink);
        }
    }

    void stop() {
        timer.stop();
    }

    // Private

    private Agreement settle(Agreement agreed) {
        phase = Phase.DONE;
        agreement = agreed;
        timer.stop();
        cookieToEcho = new byte[0];
        reportToEcho = new byte[0];
        return agreed;
    }

    private void sendInit(SctpAssociation.Sink sink) {
        int length = InitChunk.FIXED_BYTES + Extensions.OWN_BYTES;
        int offset = writer.begin(0).chunk(ChunkType.INIT, 0, length);
        ownInit(localTag, localInitialTsn).write(writer.bytes(), offset);
        Extensions.writeOwn(writer.bytes(), offset + InitChunk.FIXED_BYTES);
        writer.send(sink);
    }

    private void sendInitAck(
            Agreement offered, byte[] cookie, byte[] unrecognized, SctpAssociation.Sink sink) {
        int extensions = InitChunk.FIXED_BYTES + TlvReader.HEADER_BYTES + cookie.length;
        int length = extensions + Extensions.OWN_BYTES;
        byte[] reports = asReports(unrecognized);
        writer.begin(offered.peerTag());
        int offset = writer.chunk(ChunkType.INIT_ACK, 0, length + reports.length);
        byte[] bytes = writer.bytes();
        ownInit(offered.localTag(), offered.localInitialTsn()).write(bytes, offset);
        int parameter = offset + InitChunk.FIXED_BYTES;
        BigEndian.put16(bytes, parameter, InitParameters.STATE_COOKIE);
        BigEndian.put16(bytes, parameter + 2, TlvReader.HEADER_BYTES + cookie.length);
        System.arraycopy(cookie, 0, bytes, parameter + TlvReader.HEADER_BYTES, cookie.length);
        Extensions.writeOwn(bytes, offset + extensions);
        System.arraycopy(reports, 0, bytes, offset + length, reports.length);
        writer.send(sink);
    }

    /// Each unknown parameter wrapped into one of type 8 (RFC 9260, section 3.3.3.1). Bounded: the
    /// smallest doubles, so at most `2 × MAX_REPORTED_BYTES`, which still fits; the rest is cut.
    private static byte[] asReports(byte[] unrecognized) {
        byte[] reports = new byte[2 * unrecognized.length];
        int length = 0;
        TlvReader parameters = new TlvReader().over(unrecognized, 0, unrecognized.length);
        while (parameters.next()) {
            int inner = parameters.totalLength();
            BigEndian.put16(reports, length, InitParameters.UNRECOGNIZED_PARAMETER);
            BigEndian.put16(reports, length + 2, TlvReader.HEADER_BYTES + inner);
            int target = length + TlvReader.HEADER_BYTES;
            System.arraycopy(unrecognized, parameters.start(), reports, target, inner);
            length = target + TlvReader.padded(inner);
        }
        return Arrays.copyOf(reports, length);
    }

    private void sendCookieEcho(SctpAssociation.Sink sink) {
        Agreement known = agreement;
        if (known == null) {
            return;
        }
        writer.begin(known.peerTag()).chunk(ChunkType.COOKIE_ECHO, 0, cookieToEcho);
        int reportBytes = 2 * TlvReader.HEADER_BYTES + reportToEcho.length;
        if (reportToEcho.length > 0 && reportBytes <= writer.room()) {
            writer.cause(ChunkType.ERROR, ErrorCause.UNRECOGNIZED_PARAMETERS, reportToEcho);
        }
        writer.send(sink);
    }

    private static InitChunk ownInit(int tag, int tsn) {
        return new InitChunk(
                tag, Reception.WINDOW_BYTES, SctpSettings.STREAMS, SctpSettings.STREAMS, tsn);
    }

    private int nonZero() {
        int value = random.nextInt();
        return value == 0 ? 1 : value;
    }
}
