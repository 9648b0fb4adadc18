package org.lyceum.loadtest.publish;

import java.util.List;
import java.util.random.RandomGenerator;
import org.lyceum.rtc.rtp.HeaderExtensionBlock;
import org.lyceum.rtc.sdp.NegotiatedSlot;

/// A voice and the picture's middle layer in a subscriber's slots, as a node would send them.
public final class PublicationTestStreams {
    private final List<LoopedStream> streams;

    public PublicationTestStreams(
            NegotiatedSlot voice, NegotiatedSlot camera, RandomGenerator random) {
        HeaderExtensionBlock block =
                HeaderExtensionBlock.builder()
                        .mid(camera.extensions().mid(), camera.mid())
                        .transportCc(camera.extensions().transportCc())
                        .build();
        StreamIdentity picture =
                new StreamIdentity(
                        camera.ssrc(),
                        camera.payloadType(),
                        camera.rtxSsrc(),
                        camera.rtxPayloadType(),
                        block,
                        block);
        streams =
                List.of(
                        new LoopedStream(Recording.opus(), StreamIdentity.single(voice), random),
                        new LoopedStream(Recording.vp8("h"), picture, random));
    }

    public void start(long nowNs) {
        streams.forEach(stream -> stream.start(nowNs));
    }

    public void handleTimeout(long nowNs, PacketSink sink) {
        streams.forEach(stream -> stream.handleTimeout(nowNs, sink));
    }

    public void resend(long ssrc, int sequenceNumber, PacketSink sink) {
        for (LoopedStream stream : streams) {
            if (stream.ssrc() == ssrc) {
                stream.resend(sequenceNumber, sink);
            }
        }
    }

    public void keyframeWanted(long ssrc, long nowNs) {
        for (LoopedStream stream : streams) {
            if (stream.ssrc() == ssrc) {
                stream.keyframeWanted(nowNs);
            }
        }
    }

    public long deadlineNs() {
        return streams.stream().mapToLong(LoopedStream::deadlineNs).min().orElse(Long.MAX_VALUE);
    }
}
