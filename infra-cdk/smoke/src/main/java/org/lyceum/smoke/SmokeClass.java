package org.lyceum.smoke;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import org.lyceum.api.classroom.Act;
import org.lyceum.api.classroom.Sending;
import org.lyceum.api.classroom.SendingState;
import org.lyceum.api.store.RedisKeys;
import org.lyceum.local.Json;

/// One person in a live class: joined by the WebSocket, connected for media.
final class SmokeClass implements AutoCloseable {
    private static final Duration MEDIA = Duration.ofSeconds(20);
    private static final Sending CAMERA_AND_MICROPHONE =
            new Sending(SendingState.ON, SendingState.ON, SendingState.OFF);

    private final PageSocket socket;
    private final Offers offers;
    private final String joinToken;
    private final String sessionId;
    private final String answer;
    private final MediaPeer peer;

    private SmokeClass(
            PageSocket socket, Offers offers, String joinToken, JsonNode reply, MediaPeer peer) {
        this.socket = socket;
        this.offers = offers;
        this.joinToken = joinToken;
        this.sessionId = reply.path("sessionId").asText();
        this.answer = SdpCoding.decode(reply.path("answer").asText());
        this.peer = peer;
    }

    /// Joins, and waits until the room says welcome.
    static SmokeClass join(PageSocket socket, Offers offers, String joinToken, boolean publishes) {
        Offers.Offer offer = offers.offer();
        JsonNode reply = socket.ask("join", request(joinToken, offer));
        Seen.must(reply.has("answer"), "join was answered " + reply);
        MediaPeer peer =
                offers.connect(offer, SdpCoding.decode(reply.path("answer").asText()), publishes);
        SmokeClass joined = new SmokeClass(socket, offers, joinToken, reply, peer);
        Seen.within(MEDIA, peer::isIn, "The room did not say welcome");
        if (publishes) {
            peer.act(new Act.SetSending(CAMERA_AND_MICROPHONE));
        }
        return joined;
    }

    static ObjectNode request(String joinToken, Offers.Offer offer) {
        ObjectNode body =
                Json.object()
                        .put("joinToken", joinToken)
                        .put("offer", SdpCoding.encode(offer.sdp()));
        Offers.SLOTS.forEach(body.putArray("slots")::add);
        return body;
    }

    MediaPeer peer() {
        return peer;
    }

    String joinToken() {
        return joinToken;
    }

    void mustGetPictureAndSound() {
        Seen.within(MEDIA, () -> peer.packetsIn("stageCamera") > 5, "No picture came");
        Seen.within(MEDIA, () -> peer.packetsIn("stageVoice") > 5, "No sound came");
    }

    /// An ICE restart by HTTPS is answered with other credentials, by the same session.
    void mustRestartIce(Rest rest, String classId) {
        JsonNode restarted = rest.must(200, restartIce(rest, classId));
        String other = SdpCoding.decode(restarted.path("answer").asText());
        Seen.must(
                !user(other).isEmpty() && !user(other).equals(user(answer)),
                "The ICE restart was answered with the old credentials");
    }

    Rest.Answer restartIce(Rest rest, String classId) {
        ObjectNode body =
                Json.object()
                        .put("joinToken", joinToken)
                        .put("sessionId", sessionId)
                        .put("offer", SdpCoding.encode(offers.offer().sdp()));
        return rest.post("/classes/" + classId + "/ice-restarts", body);
    }

    void leave() {
        JsonNode reply =
                socket.ask(
                        "leave",
                        Json.object().put("joinToken", joinToken).put("sessionId", sessionId));
        Seen.same("left", reply.path("type").asText(), "The reply to leave");
    }

    @Override
    public void close() {
        peer.close();
    }

    /// Where Redis remembers which node holds a class.
    static String placementKey(String classId) {
        return RedisKeys.placement(classId);
    }

    private static String user(String sdp) {
        return sdp.lines().filter(line -> line.startsWith("a=ice-ufrag:")).findFirst().orElse("");
    }
}
