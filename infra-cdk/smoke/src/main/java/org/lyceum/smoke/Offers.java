package org.lyceum.smoke;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lyceum.api.classroom.SlotName;
import org.lyceum.rtc.dtls.DtlsIdentity;
import org.lyceum.rtc.dtls.FenceSettings;
import org.lyceum.rtc.dtls.HandshakeFence;
import org.lyceum.rtc.ice.IceCredentials;
import org.lyceum.rtc.peer.PeerRole;
import org.lyceum.rtc.peer.PeerSettings;
import org.lyceum.rtc.sctp.ChannelSettings;
import org.lyceum.rtc.sctp.SctpSettings;
import org.lyceum.rtc.sdp.AnswerRead;
import org.lyceum.rtc.sdp.NegotiatedSession;
import org.lyceum.rtc.sdp.NegotiatedSlot;
import org.lyceum.rtc.sdp.OfferSettings;
import org.lyceum.rtc.sdp.SlotOfferer;
import org.lyceum.rtc.sdp.SsrcSource;

/// Makes offers of a page on a desktop, and peers of their answers. One for a whole process: its
/// handshakes are warm after the first.
final class Offers {
    static final List<String> SLOTS = Arrays.stream(SlotName.values()).map(SlotName::wire).toList();

    private static final List<ChannelSettings> CHANNELS =
            List.of(ChannelSettings.orderedReliable(0), ChannelSettings.unordered(1, 0));

    private final SecureRandom random = new SecureRandom();
    private final DtlsIdentity identity = DtlsIdentity.create(random, Instant.now());
    private final HandshakeFence fence = new HandshakeFence(FenceSettings.forCores(2), random);
    private final SsrcSource ssrcs = SsrcSource.random(random);

    /// An offer that waits for its answer.
    record Offer(IceCredentials local, SlotOfferer offerer, String sdp) {}

    Offer offer() {
        IceCredentials local = IceCredentials.random(random);
        SlotOfferer offerer =
                new SlotOfferer(new OfferSettings(local, identity.fingerprint(), SLOTS, ssrcs));
        return new Offer(local, offerer, offerer.offer());
    }

    /// The connection that an answer describes.
    MediaPeer connect(Offer offer, String answer, boolean publishes) {
        if (!(offer.offerer().read(answer) instanceof AnswerRead read)) {
            throw new Seen.Otherwise("The node's answer cannot be read");
        }
        NegotiatedSession session = read.session();
        PeerSettings settings =
                new PeerSettings(
                        PeerRole.CLIENT,
                        new PeerSettings.Ice(offer.local(), session.remote(), read.candidates()),
                        new PeerSettings.Security.Handshaking(
                                identity, fence, session.remoteFingerprint(), () -> {}),
                        SctpSettings.of(CHANNELS),
                        session.slots().stream()
                                .mapToInt(slot -> slot.extensions().transportCc())
                                .max()
                                .orElse(0),
                        random);
        return new MediaPeer(settings, session, publishes ? streams(session) : List.of());
    }

    private List<SentStream> streams(NegotiatedSession session) {
        List<SentStream> streams = new ArrayList<>();
        for (String name : List.of("microphone", "camera")) {
            @Nullable NegotiatedSlot slot = session.slot(name);
            if (slot != null) {
                streams.add(SentStream.in(slot, random.nextLong(1, 1L << 32)));
            }
        }
        return streams;
    }
}
