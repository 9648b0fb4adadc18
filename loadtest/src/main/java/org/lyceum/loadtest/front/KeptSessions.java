package org.lyceum.loadtest.front;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.lyceum.api.ApiJson;

/// Who has signed in before, kept in the data folder from run to run: the front door counts
/// sign-ins, and hashing a password is slow on purpose.
///
/// The file is readable for its owner alone, as `state.json` beside it with the passwords.
/// Thread-safe.
public final class KeptSessions {
    private static final String FILE = "loadtest-sessions.json";

    /// A token that ends earlier is not worth beginning a run with.
    private static final Duration WORTH_KEEPING = Duration.ofMinutes(8);

    private final FrontDoor door;
    private final Path file;
    private final Map<String, SignedIn> byEmail = new ConcurrentHashMap<>();

    private KeptSessions(FrontDoor door, Path file) {
        this.door = door;
        this.file = file;
    }

    /// What is kept in this folder; nothing when there is no such file, or when it is unreadable.
    public static KeptSessions read(FrontDoor door, Path dataFolder) {
        KeptSessions sessions = new KeptSessions(door, dataFolder.resolve(FILE));
        try {
            JsonNode root = ApiJson.mapper().readTree(Files.readAllBytes(sessions.file));
            root.properties()
                    .forEach(entry ->
                            sessions.byEmail.put(entry.getKey(), person(entry.getValue())));
        } catch (IOException | RuntimeException _) {
            sessions.byEmail.clear();
        }
        return sessions;
    }

    /// Whether this person has signed in before, and so has an account.
    public boolean knows(Credentials person) {
        return byEmail.containsKey(person.email());
    }

    /// Signs in by what is kept where that is still good, else by the password.
    public SignedIn signIn(Credentials person) {
        SignedIn kept = byEmail.get(person.email());
        SignedIn now = kept == null ? door.signIn(person) : renewed(person, kept);
        byEmail.put(person.email(), now);
        return now;
    }

    /// Keeps what there is for the next run.
    public void write() {
        ObjectNode root = ApiJson.mapper().createObjectNode();
        new TreeMap<>(byEmail).forEach((email, person) -> root.set(email, json(person)));
        try {
            Files.deleteIfExists(file);
            Files.createFile(
                    file,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, root.toPrettyString());
        } catch (IOException e) {
            throw new UncheckedIOException("The sessions cannot be kept in " + file, e);
        }
    }

    private SignedIn renewed(Credentials person, SignedIn kept) {
        if (kept.expiresAt().isAfter(Instant.now().plus(WORTH_KEEPING))) {
            return kept;
        }
        SignedIn refreshed = refreshed(kept);
        return refreshed == null ? door.signIn(person) : refreshed;
    }

    private @Nullable SignedIn refreshed(SignedIn kept) {
        try {
            return door.refresh(kept);
        } catch (Refusal _) {
            return null; // too old, or used already: the password is good in any case
        }
    }

    private static ObjectNode json(SignedIn person) {
        return ApiJson.mapper()
                .createObjectNode()
                .put("id", person.accountId())
                .put("name", person.name())
                .put("accessToken", person.accessToken())
                .put("expiresAt", person.expiresAt().toString())
                .put("refreshToken", person.refreshToken());
    }

    private static SignedIn person(JsonNode json) {
        return new SignedIn(
                json.path("id").asText(),
                json.path("name").asText(),
                json.path("accessToken").asText(),
                Instant.parse(json.path("expiresAt").asText()),
                new SignedIn.Renewal.ByCookie(json.path("refreshToken").asText()));
    }
}
