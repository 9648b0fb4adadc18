package org.lyceum.sfu.forward;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lyceum.rtc.codec.Vp8Descriptor;
import org.lyceum.rtc.rtp.AudioLevel;
import org.lyceum.rtc.rtp.HeaderExtensionBlock;
import org.lyceum.rtc.rtp.RtpPacket;
import org.lyceum.rtc.rtp.RtpWriter;
import org.lyceum.sfu.forward.Vp8Packets.Fields;
import org.lyceum.sfu.forward.Vp8Packets.Shape;

/// One row is one story: packets in, numbers out.
///
/// In: `stream:sequence/timestamp/pictureId/tl0/tid` and a letter: K keyframe, F frame, S frame
/// with layer sync, C continuation, P padding; `limit=n` sets the highest temporal layer, `@n`
/// before a keyframe is where the clock expects it on the slot's time line. Out:
/// `sequence/timestamp/pictureId/tl0`, `-` for nothing, `fill` for a filler.
class StreamRewriterTest {
    private static final SlotFormat VIDEO =
            new SlotFormat(
                    MediaKind.VIDEO,
                    96,
                    0x5107,
                    97,
                    0x5108,
                    HeaderExtensionBlock.builder().transportCc(3).build(),
                    new SlotFormat.Start(1_000, 50_000, 7));

    private final StreamRewriter rewriter = new StreamRewriter(VIDEO);
    private final SourcePacket packet = new SourcePacket(MediaKind.VIDEO);
    private final Vp8Packets packets = new Vp8Packets(0xaaaa, 120);
    private final byte[] out = new byte[1_600];
    private long expected = 50_000;

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            useHeadersInDisplayName = true,
            delimiter = '|',
            textBlock =
                    """
                    CASE                                         | IN                                                                        | OUT
                    begins where the slot begins                 | A:5/900/40/9/0K                                                           | 1000/50000/0/0
                    does not begin without a keyframe            | A:5/900/40/9/0F A:6/930/41/10/0F                                          | - -
                    goes on in step                              | A:5/900/40/9/0K A:6/930/41/10/0F A:7/960/42/11/0F                         | 1000/50000/0/0 1001/50030/1/1 1002/50060/2/2
                    rolls over with the source                   | A:65535/900/32767/255/0K A:65536/930/0/0/0F                               | 1000/50000/0/0 1001/50030/1/1
                    one frame keeps one picture id               | A:5/900/40/9/0K A:6/900/40/9/0C A:7/930/41/10/0F                          | 1000/50000/0/0 1001/50000/0/0 1002/50030/1/1
                    loss on the way to us keeps its gap          | A:5/900/40/9/0K A:8/960/42/11/0F                                          | 1000/50000/0/0 1003/50060/2/2
                    a late packet fills its gap                  | A:5/900/40/9/0K A:7/960/42/11/0F A:6/930/41/10/0F                         | 1000/50000/0/0 1002/50060/2/2 1001/50030/1/1
                    a repeated packet is not sent twice          | A:5/900/40/9/0K A:6/930/41/10/0F A:6/930/41/10/0F                         | 1000/50000/0/0 1001/50030/1/1 -
                    older than its keyframe is not sent          | A:5/900/40/9/0K A:4/870/39/8/0F                                           | 1000/50000/0/0 -
                    padding leaves no gap                        | A:5/900/40/9/0K A:6/900/0/0/0P A:7/930/41/10/0F                           | 1000/50000/0/0 - 1001/50030/1/1
                    padding after a loss keeps the lost place    | A:5/900/40/9/0K A:7/900/0/0/0P A:8/960/42/11/0F A:6/930/41/10/0F          | 1000/50000/0/0 - 1002/50060/2/2 1001/50030/1/1
                    late padding fills its promised place        | A:5/900/40/9/0K A:7/930/41/10/0F A:6/900/0/0/0P                           | 1000/50000/0/0 1002/50030/1/1 fill
                    another layer waits for its keyframe         | A:5/900/40/9/0K B:70/7000/300/80/0F A:6/930/41/10/0F                      | 1000/50000/0/0 - 1001/50030/1/1
                    another layer goes on where the first ended  | A:5/900/40/9/0K A:6/930/41/10/0F @50060 B:70/7000/300/80/0K B:71/7030/301/81/0F | 1000/50000/0/0 1001/50030/1/1 1002/50060/2/2 1003/50090/3/3
                    the old layer ends at the switch             | A:5/900/40/9/0K @50030 B:70/7000/300/80/0K A:6/930/41/10/0F               | 1000/50000/0/0 1001/50030/1/1 -
                    time never runs back at a switch             | A:5/900/40/9/0K A:6/930/41/10/0F @50010 B:70/7000/300/80/0K               | 1000/50000/0/0 1001/50030/1/1 1002/50031/2/2
                    a switch back is a switch                    | A:5/900/40/9/0K @50030 B:70/7000/300/80/0K @50060 A:9/1020/44/13/0K       | 1000/50000/0/0 1001/50030/1/1 1002/50060/2/2
                    a dropped temporal layer leaves no gap       | limit=0 A:5/900/40/9/0K A:6/930/41/9/2F A:7/960/42/9/1F A:8/990/43/10/0F  | 1000/50000/0/0 - - 1001/50090/1/1
                    a dropped frame of two packets is one frame  | limit=0 A:5/900/40/9/0K A:6/930/41/9/2F A:7/930/41/9/2C A:8/990/42/10/0F  | 1000/50000/0/0 - - 1001/50090/1/1
                    loss beside a dropped layer keeps its gap    | limit=0 A:5/900/40/9/0K A:6/930/41/9/2F A:8/990/43/11/0F                  | 1000/50000/0/0 - 1002/50090/2/2
                    a late packet of a dropped layer is filled   | limit=0 A:5/900/40/9/0K A:7/960/42/10/0F A:6/930/41/9/2F                  | 1000/50000/0/0 1002/50060/2/1 fill
                    upper layers end at once                     | A:5/900/40/9/0K A:6/930/41/9/2F limit=0 A:7/960/42/9/1F A:8/990/43/10/0F  | 1000/50000/0/0 1001/50030/1/0 - 1002/50090/2/1
                    upper layers wait for a layer sync           | limit=0 A:5/900/40/9/0K limit=1 A:6/930/41/9/1F A:7/960/42/9/1S A:8/990/43/9/1F | 1000/50000/0/0 - 1001/50060/1/0 1002/50090/2/0
                    layers rise one by one                       | limit=0 A:5/900/40/9/0K limit=2 A:6/930/41/9/2S A:7/960/42/9/1S A:8/990/43/9/2S | 1000/50000/0/0 - 1001/50060/1/0 1002/50090/2/0
                    a jump beyond repair ends the stream         | A:5/900/40/9/0K A:600/9000/90/90/0F A:601/9030/91/91/0F                   | 1000/50000/0/0 - -
                    """)
    void rewrites(String name, String in, String out) {
        List<String> results = new ArrayList<>();
        for (String word : in.split(" ")) {
            if (word.startsWith("limit=")) {
                rewriter.limitTemporalLayers(Integer.parseInt(word.substring(6)));
            } else if (word.startsWith("@")) {
                expected = Long.parseLong(word.substring(1));
            } else {
                results.add(feed(word));
            }
        }
        assertThat(String.join(" ", results)).isEqualTo(out);
    }

    @Test
    void aFillerIsPaddingOnlyWithItsBitAndCount() {
        feed("A:5/900/40/9/0K");
        feed("A:7/930/41/10/0F");
        int length = rewriteAfterReading("A:6/900/0/0/0P");
        assertThat(RtpPacket.isValid(out, length)).isTrue();
        assertThat(RtpPacket.payloadLength(out, length)).isZero();
        assertThat(RtpPacket.paddingLength(out, length)).isEqualTo(1);
    }

    @Test
    void givesEveryPacketTheSubscribersFormat() {
        int length = rewriteAfterReading("A:5/900/40/9/0K");
        assertThat(RtpPacket.isValid(out, length)).isTrue();
        assertThat(RtpPacket.ssrc(out)).isEqualTo(0x5107);
        assertThat(RtpPacket.payloadType(out)).isEqualTo(96);
        assertThat(RtpPacket.marker(out)).isTrue();
        assertThat(RtpPacket.csrcCount(out)).isZero();
        assertThat(RtpPacket.extensionOffset(out, 3)).isPositive();
        assertThat(RtpPacket.hasPadding(out)).isFalse();
    }

    @Test
    void clearsThePaddingOfTheSource() {
        int length = packets.write(fields("5/900/40/9/0", Shape.KEYFRAME), 180, 40);
        int padded = RtpPacket.pad(packets.bytes(), length, 9);
        assertThat(packet.read(packets.bytes(), padded, 0, 5)).isTrue();
        packet.belongsTo(0);
        assertThat(rewriter.switchTo(packet, 50_000)).isTrue();
        int rewritten = rewriter.rewrite(packet, out);
        assertThat(RtpPacket.hasPadding(out)).isFalse();
        assertThat(RtpPacket.payloadLength(out, rewritten)).isEqualTo(40);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            useHeadersInDisplayName = true,
            textBlock =
                    """
                    CASE,                                    PAYLOAD, LAST,  PADDING
                    in the middle of a frame,                   1000, false,       4
                    a byte longer has the same size,            1001, false,       3
                    one that has a good size already,           1004, false,       0
                    the last of a frame may be shorter,         1000, true,        0
                    a short one is alone in its frame,           301, false,       0
                    the largest that leaves room for its tag,   1541, false,       7
                    one byte more is left as it is,             1549, false,       0
                    """)
    void fillsUpThePacketsOfAFrameToOneSize(String name, int payload, boolean last, int padding) {
        byte[] large = new byte[2_000];
        int length = packets.write(fields("5/900/40/9/0", Shape.KEYFRAME), 180, 1_000);
        System.arraycopy(packets.bytes(), 0, large, 0, length);
        length += payload - 1_000;
        large[length - 1] = 77;
        large[1] = (byte) (last ? large[1] : large[1] & 0x7f);
        assertThat(packet.read(large, length, 0, 5)).isTrue();
        packet.belongsTo(0);
        assertThat(rewriter.switchTo(packet, 50_000)).isTrue();

        int rewritten = rewriter.rewrite(packet, out);

        assertThat(RtpPacket.isValid(out, rewritten)).isTrue();
        assertThat(RtpPacket.hasPadding(out)).isEqualTo(padding > 0);
        assertThat(RtpPacket.paddingLength(out, rewritten)).isEqualTo(padding);
        assertThat(RtpPacket.payloadLength(out, rewritten)).isEqualTo(payload);
        assertThat(out[RtpPacket.headerLength(out) + payload - 1]).isEqualTo((byte) 77);

        // What was filled up is read by the next one just as if it had not been.
        SourcePacket again = new SourcePacket(MediaKind.VIDEO);
        assertThat(again.read(out, rewritten, 0, 5)).isTrue();
        assertThat(again.isSwitchPoint()).isTrue();
        assertThat(again.payloadLength()).isEqualTo(payload);
    }

    @Test
    void writesAPacketAgainJustAsBefore() {
        feed("A:5/900/40/9/0K");
        rewriter.limitTemporalLayers(0);
        feed("A:6/930/41/9/2F");
        int length = rewriteAfterReading("A:7/960/42/10/0F");
        byte[] first = java.util.Arrays.copyOf(out, length);
        feed("A:8/990/43/10/2F");
        assertThat(rewriter.sourceIndexOf(1_001)).isEqualTo(7);
        read("A:7/960/42/10/0F");
        int again = rewriter.rewriteAgain(packet, out);
        assertThat(java.util.Arrays.copyOf(out, again)).isEqualTo(first);
    }

    @Test
    void doesNotWriteAgainWhatItNeverNumbered() {
        feed("A:5/900/40/9/0K");
        assertThat(rewriter.sourceIndexOf(1_001)).isEqualTo(-1);
        assertThat(rewriter.sourceIndexOf(999)).isEqualTo(-1);
        read("A:9/960/42/10/0F");
        assertThat(rewriter.rewriteAgain(packet, out)).isEqualTo(StreamRewriter.NOT_FORWARDED);
    }

    @Test
    void numbersOfTheSourceBeforeCannotBeAskedAgain() {
        feed("A:5/900/40/9/0K");
        feed("B:70/7000/300/80/0K");
        assertThat(rewriter.sourceIndexOf(1_000)).isEqualTo(-1);
        assertThat(rewriter.sourceIndexOf(1_001)).isEqualTo(70);
    }

    @Test
    void catchesUpWithTheBaseLayerOneMillisecondAFrame() {
        read("A:5/9000/40/9/0K");
        rewriter.switchTo(packet, 50_000);
        rewriter.beginCatchingUp();
        List<String> results = new ArrayList<>();
        results.add(rewritten());
        results.add(feed("A:6/12000/41/9/2S"));
        results.add(feed("A:7/15000/42/10/0F"));
        results.add(feed("A:8/15000/42/10/0C"));
        results.add(feed("A:9/18000/43/11/0F"));
        rewriter.endCatchingUp();
        results.add(feed("A:10/21000/44/11/1S"));
        assertThat(results)
                .containsExactly(
                        "1000/50000/0/0",
                        "-",
                        "1001/50090/1/1",
                        "1002/50090/1/1",
                        "1003/50180/2/2",
                        "1004/53180/3/2");
    }

    @Test
    void namesTheSourceOfAVoiceAndItsLevel() {
        HeaderExtensionBlock block = HeaderExtensionBlock.builder().audioLevel(1).build();
        SlotFormat voice =
                new SlotFormat(MediaKind.AUDIO, 111, 9, -1, 0, block, SlotFormat.Start.ZERO);
        StreamRewriter voices = new StreamRewriter(voice);
        SourcePacket source = new SourcePacket(MediaKind.AUDIO);
        byte[] opus = new byte[100];
        RtpWriter writer = new RtpWriter().begin(opus, 0xabcd, 109).sequenceNumber(3);
        writer.timestamp(960).payload(new byte[40], 0, 40);
        assertThat(source.read(opus, writer.length(), 0, 3)).isTrue();
        source.hasAudioLevel(AudioLevel.encode(true, 30));
        assertThat(voices.switchTo(source, 0)).isTrue();
        int length = voices.rewrite(source, out);
        assertThat(RtpPacket.isValid(out, length)).isTrue();
        assertThat(RtpPacket.csrcCount(out)).isEqualTo(1);
        assertThat(RtpPacket.csrc(out, 0)).isEqualTo(0xabcd);
        assertThat(AudioLevel.levelOf(out, 1)).isEqualTo(30);
        assertThat(RtpPacket.payloadLength(out, length)).isEqualTo(40);
    }

    private String feed(String word) {
        read(word);
        if (packet.isSwitchPoint() && !rewriter.isForwarding(packet.stream())) {
            rewriter.switchTo(packet, expected);
        }
        return rewritten();
    }

    private int rewriteAfterReading(String word) {
        read(word);
        if (packet.isSwitchPoint() && !rewriter.isForwarding(packet.stream())) {
            rewriter.switchTo(packet, expected);
        }
        return rewriter.rewrite(packet, out);
    }

    private void read(String word) {
        Shape shape = shapeOf(word.charAt(word.length() - 1));
        Fields fields = fields(word.substring(2, word.length() - 1), shape);
        int length = packets.write(fields, 180, 40);
        assertThat(packet.read(packets.bytes(), length, 0, fields.sequenceNumber())).isTrue();
        packet.belongsTo(word.charAt(0) - 'A');
    }

    private String rewritten() {
        int length = rewriter.rewrite(packet, out);
        if (length == StreamRewriter.NOT_FORWARDED) {
            return "-";
        }
        if (RtpPacket.payloadLength(out, length) == 0) {
            return "fill";
        }
        Vp8Descriptor vp8 = new Vp8Descriptor();
        assertThat(RtpPacket.isValid(out, length)).isTrue();
        vp8.parse(out, RtpPacket.headerLength(out), RtpPacket.payloadLength(out, length));
        return RtpPacket.sequenceNumber(out)
                + "/"
                + RtpPacket.timestamp(out)
                + "/"
                + vp8.pictureId()
                + "/"
                + vp8.tl0PicIdx();
    }

    private static Shape shapeOf(char letter) {
        return switch (letter) {
            case 'K' -> Shape.KEYFRAME;
            case 'F' -> Shape.FRAME;
            case 'S' -> Shape.SYNC_FRAME;
            case 'C' -> Shape.CONTINUATION;
            default -> Shape.PADDING;
        };
    }

    private static Fields fields(String numbers, Shape shape) {
        String[] parts = numbers.split("/");
        return new Fields(
                Integer.parseInt(parts[0]),
                Long.parseLong(parts[1]),
                Integer.parseInt(parts[2]),
                Integer.parseInt(parts[3]),
                Integer.parseInt(parts[4]),
                shape);
    }
}
