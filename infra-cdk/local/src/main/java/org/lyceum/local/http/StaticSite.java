package org.lyceum.local.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.zip.CRC32;

/// A bucket with the web client's files, as CloudFront sees it: files by name, and 403 for what is
/// not there (nobody may list the bucket).
final class StaticSite {
    private static final Map<String, String> TYPES =
            Map.ofEntries(
                    Map.entry("html", "text/html"),
                    Map.entry("js", "text/javascript"),
                    Map.entry("mjs", "text/javascript"),
                    Map.entry("css", "text/css"),
                    Map.entry("json", "application/json"),
                    Map.entry("map", "application/json"),
                    Map.entry("svg", "image/svg+xml"),
                    Map.entry("png", "image/png"),
                    Map.entry("jpg", "image/jpeg"),
                    Map.entry("webp", "image/webp"),
                    Map.entry("ico", "image/x-icon"),
                    Map.entry("woff2", "font/woff2"),
                    Map.entry("wasm", "application/wasm"),
                    Map.entry("txt", "text/plain"),
                    Map.entry("mp3", "audio/mpeg"),
                    Map.entry("wav", "audio/wav"),
                    Map.entry("webmanifest", "application/manifest+json"));

    private final Path folder;

    StaticSite(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
    }

    HttpReply handle(HttpRequest request) {
        Path file = folder.resolve("." + request.path()).normalize();
        if (!file.startsWith(folder) || !Files.isRegularFile(file)) {
            return denied();
        }
        try {
            byte[] bytes = Files.readAllBytes(file);
            String tag = tag(bytes);
            Headers headers =
                    Headers.of(
                            "content-type", type(file), "etag", tag, "cache-control", "no-cache");
            return tag.equals(request.headers().first("if-none-match"))
                    ? new HttpReply(304, headers, new byte[0])
                    : new HttpReply(200, headers, bytes);
        } catch (IOException _) {
            return denied();
        }
    }

    private static HttpReply denied() {
        return new HttpReply(
                403,
                Headers.of("content-type", "application/xml"),
                "<Error><Code>AccessDenied</Code><Message>Access Denied</Message></Error>"
                        .getBytes(StandardCharsets.UTF_8));
    }

    private static String type(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        String type =
                TYPES.getOrDefault(
                        name.substring(name.lastIndexOf('.') + 1), "application/octet-stream");
        return type.startsWith("text/") ? type + "; charset=utf-8" : type;
    }

    private static String tag(byte[] bytes) {
        CRC32 sum = new CRC32();
        sum.update(bytes);
        return "\"" + HexFormat.of().toHexDigits(sum.getValue()) + bytes.length + "\"";
    }
}
