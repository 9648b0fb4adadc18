package org.lyceum.local.http;

import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.websocketx.WebSocketDecoderConfig;
import io.netty.handler.codec.http.websocketx.WebSocketServerHandshaker;
import io.netty.handler.codec.http.websocketx.WebSocketServerHandshakerFactory;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import org.jspecify.annotations.Nullable;

/// One connection of the web server, until it becomes a WebSocket: hands requests to the service
/// and writes what it answers. Requests of one connection are answered in their order, one at a
/// time.
final class RequestHandler extends SimpleChannelInboundHandler<FullHttpRequest> {
    private final HttpService service;
    private final ExecutorService requests;

    /// Whether the last request has come: what follows one that ends the connection is not heard.
    private boolean ended;

    RequestHandler(HttpService service, ExecutorService requests) {
        this.service = service;
        this.requests = requests;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) {
        if (ended) {
            return;
        }
        if (request.decoderResult().isFailure()) {
            ended = true;
            write(context, HttpReply.message(400, "Bad Request"), false, false);
            return;
        }
        HttpRequest whole = whole(context, request);
        boolean keepAlive = HttpUtil.isKeepAlive(request);
        boolean upgrade =
                "websocket"
                        .equalsIgnoreCase(
                                request.headers().get(HttpHeaderNames.UPGRADE, "").strip());
        ended = upgrade || !keepAlive;
        context.channel().config().setAutoRead(false);
        FullHttpRequest handshake = upgrade ? request.retain() : null;
        requests.execute(() -> {
            if (handshake != null) {
                answerUpgrade(context, handshake, whole);
            } else {
                write(context, answer(whole), keepAlive, whole.method().equals("HEAD"));
            }
        });
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        if (!(cause instanceof IOException)) {
            System.getLogger(RequestHandler.class.getName())
                    .log(System.Logger.Level.WARNING, "A connection failed", cause);
        }
        var _ = context.close();
    }

    private HttpReply answer(HttpRequest request) {
        try {
            return service.handle(request);
        } catch (RuntimeException e) {
            System.getLogger(RequestHandler.class.getName())
                    .log(System.Logger.Level.ERROR, "A request failed: " + request.path(), e);
            return HttpReply.message(500, "Internal Server Error");
        }
    }

    private void answerUpgrade(
            ChannelHandlerContext context, FullHttpRequest handshake, HttpRequest request) {
        try {
            switch (service.upgrade(request)) {
                case HttpService.Upgrade.Refused(HttpReply reply) ->
                        write(context, reply, false, false);
                case HttpService.Upgrade.Accepted accepted -> {
                    FullHttpRequest kept = handshake.retain();
                    context.channel()
                            .eventLoop()
                            .execute(() -> shakeHands(context, kept, accepted));
                }
            }
        } catch (RuntimeException e) {
            System.getLogger(RequestHandler.class.getName())
                    .log(System.Logger.Level.ERROR, "An upgrade failed", e);
            write(context, HttpReply.message(500, "Internal server error"), false, false);
        } finally {
            handshake.release();
        }
    }

    private static void shakeHands(
            ChannelHandlerContext context,
            FullHttpRequest handshake,
            HttpService.Upgrade.Accepted accepted) {
        try {
            WebSocketDecoderConfig frames =
                    WebSocketDecoderConfig.newBuilder()
                            .maxFramePayloadLength(accepted.maxFrameBytes())
                            .allowExtensions(false)
                            .closeOnProtocolViolation(false)
                            .build();
            String protocols = accepted.subprotocols();
            WebSocketServerHandshaker handshaker =
                    new WebSocketServerHandshakerFactory(
                                    "", protocols.isEmpty() ? null : protocols, frames)
                            .newHandshaker(handshake);
            if (handshaker == null) {
                var _ = context.close();
                return;
            }
            context.pipeline()
                    .replace(WebServer.REQUESTS, "socket", new FrameHandler(accepted.listener()));
            // The writer's failure closes the channel, which the frame handler reports.
            var _ = handshaker.handshake(context.channel(), handshake);
            context.channel().config().setAutoRead(true);
            context.pipeline().get(FrameHandler.class).opened(context.channel());
        } finally {
            handshake.release();
        }
    }

    private static HttpRequest whole(ChannelHandlerContext context, FullHttpRequest request) {
        String uri = request.uri();
        int question = uri.indexOf('?');
        Headers headers = new Headers();
        for (Map.Entry<String, String> field : request.headers()) {
            headers.add(field.getKey(), field.getValue());
        }
        return new HttpRequest(
                request.method().name(),
                question < 0 ? uri : uri.substring(0, question),
                question < 0 ? "" : uri.substring(question + 1),
                headers,
                ByteBufUtil.getBytes(request.content()),
                sourceIp((InetSocketAddress) context.channel().remoteAddress()));
    }

    private static String sourceIp(@Nullable InetSocketAddress address) {
        return address == null ? "127.0.0.1" : address.getAddress().getHostAddress();
    }

    private static void write(
            ChannelHandlerContext context, HttpReply reply, boolean keepAlive, boolean head) {
        FullHttpResponse response =
                new DefaultFullHttpResponse(
                        HttpVersion.HTTP_1_1,
                        HttpResponseStatus.valueOf(reply.status()),
                        head ? Unpooled.EMPTY_BUFFER : Unpooled.wrappedBuffer(reply.body()));
        for (Map.Entry<String, String> field : reply.headers().fields()) {
            response.headers().add(field.getKey(), field.getValue());
        }
        if (reply.status() != 204 && reply.status() != 304) {
            response.headers().set(HttpHeaderNames.CONTENT_LENGTH, reply.body().length);
        }
        if (!keepAlive) {
            response.headers().set(HttpHeaderNames.CONNECTION, "close");
        }
        var written = context.writeAndFlush(response);
        var _ =
                written.addListener(
                        keepAlive
                                ? future -> context.channel().config().setAutoRead(true)
                                : ChannelFutureListener.CLOSE);
    }
}
