package org.lyceum.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.lyceum.local.Json;
import org.lyceum.local.LocalFailure;

/// What the demo school must know at the next start: the first administrator's one-time link and
/// the class that was made last.
public record DemoMemory(String firstAdministratorLink, String classId) {
    private static final int LINK_BYTES = 24;

    public static DemoMemory load(Path file) {
        try {
            if (Files.exists(file)) {
                JsonNode kept = Json.readObject(Files.readAllBytes(file));
                return new DemoMemory(
                        kept.path("firstAdministratorLink").asText(),
                        kept.path("classId").asText());
            }
            byte[] random = new byte[LINK_BYTES];
            new SecureRandom().nextBytes(random);
            DemoMemory made = new DemoMemory(HexFormat.of().formatHex(random), "");
            made.save(file);
            return made;
        } catch (IOException e) {
            throw new LocalFailure("Could not read " + file + ".", e);
        }
    }

    public DemoMemory withClass(String id) {
        return new DemoMemory(firstAdministratorLink, id);
    }

    public void save(Path file) {
        try {
            Files.write(
                    file,
                    Json.bytes(
                            Json.object()
                                    .put("firstAdministratorLink", firstAdministratorLink)
                                    .put("classId", classId)));
        } catch (IOException e) {
            throw new LocalFailure("Could not write " + file + ".", e);
        }
    }

    /// SHA-256 of the link in hexadecimal, the form in which the deployment knows it.
    public String linkHash() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of()
                    .formatHex(
                            digest.digest(firstAdministratorLink.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("The JDK has no SHA-256", e);
        }
    }
}
