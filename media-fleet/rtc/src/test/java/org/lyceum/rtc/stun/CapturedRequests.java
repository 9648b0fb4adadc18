package org.lyceum.rtc.stun;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The binding requests captured from real browsers, each with the credentials in its comment.
public final class CapturedRequests {
    private static final Pattern COMMENT =
            Pattern.compile(
                    "# binding request, USERNAME \"(.+):(.+)\", key \\(our ice-pwd\\) \"(.+)\","
                            + " use-candidate (true|false),.*");

    public record Captured(
            String localUfrag,
            String remoteUfrag,
            String password,
            boolean nominates,
            byte[] bytes) {}

    private CapturedRequests() {}

    public static List<Captured> of(String browser) {
        List<Captured> captured = new ArrayList<>();
        Matcher comment = COMMENT.matcher("");
        for (String line : text(browser).lines().toList()) {
            if (line.startsWith("#")) {
                comment = COMMENT.matcher(line);
            } else if (comment.matches()) {
                captured.add(
                        new Captured(
                                comment.group(1),
                                comment.group(2),
                                comment.group(3),
                                Boolean.parseBoolean(comment.group(4)),
                                HexFormat.of().parseHex(line)));
            }
        }
        return captured;
    }

    private static String text(String browser) {
        String name = "/captures/stun/" + browser + "-binding-requests.hex";
        try (InputStream in =
                Objects.requireNonNull(CapturedRequests.class.getResourceAsStream(name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
