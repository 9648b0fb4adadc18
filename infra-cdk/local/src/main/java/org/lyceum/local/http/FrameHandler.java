package org.lyceum.local.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.ContinuationWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.lyceum.local.http.SocketListener.CloseStatus;
import org.lyceum.local.http.SocketListener.Socket;

/// One WebSocket: puts the frames of a message together, answers pings and closings, and tells the
/// listener the rest.
final class FrameHandler extends SimpleChannelInboundHandler<WebSocketFrame> {
    /// API Gateway sends long messages in frames of this size.
    private static final int OUTGOING_FRAME_BYTES = 32 * 1024;

    private final SocketListener listener;
    private ByteBuf message = Unpooled.EMPTY_BUFFER;
    private @Nullable CloseStatus closing;

    FrameHandler(SocketListener listener) {
        this.listener = listener;
    }

    void opened(Channel channel) {
        listener.opened(new ChannelSocket(channel));
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, WebSocketFrame frame) {
        if (closing != null) {
            answerClosing(context, frame);
            return;
        }
        switch (frame) {
            case TextWebSocketFrame text -> append(context, text);
            case ContinuationWebSocketFrame more -> append(context, more);
            case PingWebSocketFrame ping -> {
                var _ = context.writeAndFlush(new PongWebSocketFrame(ping.content().retain()));
            }
            case PongWebSocketFrame _ -> {}
            case CloseWebSocketFrame close -> {
                closing =
                        close.statusCode() < 0
                                ? CloseStatus.NONE
                                : new CloseStatus(close.statusCode(), close.reasonText());
                answerClosing(context, frame);
            }
            default -> refuse(context, CloseStatus.NO_BINARY);
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        message.release();
        message = Unpooled.EMPTY_BUFFER;
        CloseStatus status = closing;
        listener.closed(status == null ? CloseStatus.ABNORMAL : status);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        if (cause instanceof CorruptedWebSocketFrameException broken && closing == null) {
            boolean tooLong = broken.closeStatus().code() == CloseStatus.TOO_LONG.code();
            refuse(
                    context,
                    tooLong
                            ? CloseStatus.TOO_LONG
                            : new CloseStatus(broken.closeStatus().code(), "Protocol error"));
        } else {
            var _ = context.close();
        }
    }

    private void append(ChannelHandlerContext context, WebSocketFrame frame) {
        int bytes = message.readableBytes() + frame.content().readableBytes();
        if (!listener.accepts(bytes)) {
            refuse(context, CloseStatus.TOO_LONG);
            return;
        }
        message =
                message.readableBytes() == 0
                        ? frame.content().retain()
                        : Unpooled.wrappedBuffer(message, frame.content().retain());
        if (frame.isFinalFragment()) {
            String text = message.toString(StandardCharsets.UTF_8);
            message.release();
            message = Unpooled.EMPTY_BUFFER;
            listener.message(text);
        }
    }

    private void refuse(ChannelHandlerContext context, CloseStatus status) {
        closing = status;
        listener.unacceptable(status);
        close(context.channel(), status);
    }

    /// The other side's close frame ends the closing; whatever else arrives meanwhile is dropped.
    private static void answerClosing(ChannelHandlerContext context, WebSocketFrame frame) {
        if (frame instanceof CloseWebSocketFrame close) {
            var sent = context.writeAndFlush(close.retainedDuplicate());
            var _ = sent.addListener(ChannelFutureListener.CLOSE);
        }
    }

    private static void close(Channel channel, CloseStatus status) {
        var sent = channel.writeAndFlush(new CloseWebSocketFrame(status.code(), status.reason()));
        var _ = sent.addListener(ChannelFutureListener.CLOSE);
    }

    /// What the listener holds of its channel.
    private final class ChannelSocket implements Socket {
        private final Channel channel;

        ChannelSocket(Channel channel) {
            this.channel = channel;
        }

        @Override
        public boolean send(String text) {
            if (!channel.isActive()) {
                return false;
            }
            channel.eventLoop().execute(() -> writeFrames(text.getBytes(StandardCharsets.UTF_8)));
            return true;
        }

        @Override
        public void close(CloseStatus status) {
            channel.eventLoop()
                    .execute(() -> {
                        if (closing == null) {
                            closing = status;
                            FrameHandler.close(channel, status);
                        }
                    });
        }

        private void writeFrames(byte[] utf8) {
            int offset = 0;
            do {
                int length = Math.min(OUTGOING_FRAME_BYTES, utf8.length - offset);
                boolean last = offset + length == utf8.length;
                ByteBuf part = Unpooled.wrappedBuffer(utf8, offset, length);
                var _ =
                        channel.write(
                                offset == 0
                                        ? new TextWebSocketFrame(last, 0, part)
                                        : new ContinuationWebSocketFrame(last, 0, part));
                offset += length;
            } while (offset < utf8.length);
            channel.flush();
        }
    }
}
