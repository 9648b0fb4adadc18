package org.lyceum.loadtest.studio;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.lyceum.loadtest.publish.RecordedPacket;
import org.lyceum.loadtest.publish.RecordingFile;

/// A program that lets Chromium publish a lively camera and a voice straight to a peer session of
/// ours, and keeps what its encoders made: `loadtest/record [FOLDER]`.
final class RecordingStudio {
    private static final int OK = 200;

    private RecordingStudio() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path folder = Files.createDirectories(Path.of(arguments[0]));
        try (StudioPeer peer = new StudioPeer()) {
            HttpServer server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", exchange -> answer(exchange, OK, page()));
            server.createContext(
                    "/offer", exchange -> answer(exchange, OK, bytes(peer.answer(body(exchange)))));
            server.createContext(
                    "/failed",
                    exchange -> {
                        System.err.println("The page failed: " + body(exchange));
                        answer(exchange, OK, new byte[0]);
                    });
            server.start();
            Path profile = Files.createTempDirectory("studio");
            Process chromium = chromium(server.getAddress().getPort(), profile);
            try {
                keep(peer.record(), folder);
            } finally {
                chromium.destroy();
                if (!chromium.waitFor(5, TimeUnit.SECONDS)) {
                    chromium.destroyForcibly();
                }
                server.stop(0);
            }
        }
    }

    private static void keep(Map<String, List<RecordedPacket>> streams, Path folder)
            throws IOException {
        for (Map.Entry<String, List<RecordedPacket>> stream : streams.entrySet()) {
            Path file = folder.resolve(stream.getKey() + ".rec");
            List<RecordedPacket> packets = stream.getValue();
            try (OutputStream out = Files.newOutputStream(file)) {
                RecordingFile.write(packets, out);
            }
            double seconds = packets.getLast().atNs() / 1e9;
            long bytes = packets.stream().mapToLong(packet -> packet.payload().length).sum();
            System.out.printf(
                    "%s: %d packets, %d frames, %.2f s, %.0f kbps, %d bytes%n",
                    file.getFileName(),
                    packets.size(),
                    packets.stream().mapToLong(RecordedPacket::ticks).distinct().count(),
                    seconds,
                    bytes * 8 / seconds / 1_000,
                    Files.size(file));
        }
    }

    private static Process chromium(int port, Path profile) throws IOException {
        return new ProcessBuilder(
                        "chromium",
                        "--headless=new",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--no-first-run",
                        "--user-data-dir=" + profile,
                        "--autoplay-policy=no-user-gesture-required",
                        "--allow-loopback-in-peer-connection",
                        "--window-size=1300,800",
                        "http://localhost:" + port + "/")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static byte[] page() throws IOException {
        try (InputStream in = RecordingStudio.class.getResourceAsStream("studio.html")) {
            if (in == null) {
                throw new IOException("The page is missing");
            }
            return in.readAllBytes();
        }
    }

    private static String body(HttpExchange exchange) throws IOException {
        return new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
