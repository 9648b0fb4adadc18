package org.lyceum.local.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandler;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.websocketx.WebSocket13FrameDecoder;
import io.netty.handler.codec.http.websocketx.WebSocket13FrameEncoder;
import io.netty.handler.codec.http.websocketx.WebSocketDecoderConfig;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;

/// Whatever arrives at the web server's port: requests are whole or answered with 400, messages are
/// texts within the bound, and nothing is left over.
@Tag("fuzz")
class FrontDoorFuzzTest {
    private static final int MAX_MESSAGE = 2_000;
    private static final int MAX_FRAME = 500;

    @FuzzTest(maxDuration = "60s")
    void answersWholeRequestsOnly(byte[] bytes) {
        List<HttpRequest> seen = new ArrayList<>();
        HttpService service =
                request -> {
                    seen.add(request);
                    return HttpReply.empty(204);
                };
        EmbeddedChannel channel =
                new TestChannel(
                        new HttpServerCodec(8_192, 10_240, 65_536),
                        new HttpObjectAggregator(65_536),
                        new RequestHandler(service, new AtOnce()));

        channel.writeInbound(Unpooled.wrappedBuffer(bytes));
        String answered = outbound(channel);
        channel.finishAndReleaseAll();

        for (HttpRequest request : seen) {
            assertThat(request.method()).isNotEmpty();
            assertThat(request.path()).doesNotContain("?", " ", "\r", "\n");
            assertThat(request.body()).hasSizeLessThanOrEqualTo(bytes.length);
        }
        assertThat(answered.split("HTTP/1.1 204", -1).length - 1).isEqualTo(seen.size());
    }

    @FuzzTest(maxDuration = "60s")
    void hearsTextsWithinTheBound(byte[] bytes) {
        Listening listener = new Listening();
        WebSocketDecoderConfig config =
                WebSocketDecoderConfig.newBuilder()
                        .expectMaskedFrames(false)
                        .maxFramePayloadLength(MAX_FRAME)
                        .allowExtensions(false)
                        .closeOnProtocolViolation(false)
                        .build();
        EmbeddedChannel channel =
                new TestChannel(
                        new WebSocket13FrameDecoder(config),
                        new WebSocket13FrameEncoder(false),
                        new FrameHandler(listener));

        channel.writeInbound(Unpooled.wrappedBuffer(bytes));
        channel.finishAndReleaseAll();

        assertThat(listener.messages)
                .allMatch(text -> text.length() <= MAX_MESSAGE && text.length() <= bytes.length);
        assertThat(listener.closings).isEqualTo(1);
    }

    private static String outbound(EmbeddedChannel channel) {
        StringBuilder text = new StringBuilder();
        for (Object sent = channel.readOutbound(); sent != null; sent = channel.readOutbound()) {
            if (sent instanceof ByteBuf bytes) {
                text.append(bytes.toString(StandardCharsets.ISO_8859_1));
                bytes.release();
            }
        }
        return text.toString();
    }

    /// Remembers what a WebSocket said.
    private static final class Listening implements SocketListener {
        private final List<String> messages = new ArrayList<>();
        private int closings;

        @Override
        public void opened(Socket socket) {}

        @Override
        public void message(String text) {
            messages.add(text);
        }

        @Override
        public void unacceptable(CloseStatus status) {}

        @Override
        public void closed(CloseStatus status) {
            closings++;
        }

        @Override
        public boolean accepts(int messageBytes) {
            return messageBytes <= MAX_MESSAGE;
        }
    }

    /// A channel without a network, from an address as a real one has.
    private static final class TestChannel extends EmbeddedChannel {
        TestChannel(ChannelHandler... handlers) {
            super(handlers);
        }

        @Override
        protected SocketAddress remoteAddress0() {
            return new InetSocketAddress("192.0.2.1", 50_000);
        }
    }

    /// Runs everything at once, on the caller's thread.
    private static final class AtOnce extends AbstractExecutorService {
        @Override
        public void execute(Runnable work) {
            work.run();
        }

        @Override
        public void shutdown() {}

        @Override
        public List<Runnable> shutdownNow() {
            return List.of();
        }

        @Override
        public boolean isShutdown() {
            return false;
        }

        @Override
        public boolean isTerminated() {
            return false;
        }

        @Override
        public boolean awaitTermination(long timeout, TimeUnit unit) {
            return true;
        }
    }
}
