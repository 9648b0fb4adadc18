package org.lyceum.smoke;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.http.HttpClient;
import org.jspecify.annotations.Nullable;
import org.lyceum.local.Json;

/// Somebody in the smoke: an account, its REST client, and how they come to the door of a class.
///
/// @param id of the account
record Person(String id, String email, String password, Rest rest) {
    private static final ObjectNode NOTHING = Json.object();

    /// Signs in.
    void arrives() {
        rest.must(200, rest.signIn(email, password));
    }

    String ticket(String classId) {
        return rest.must(201, rest.post("/classes/" + classId + "/tickets", NOTHING))
                .path("ticket")
                .asText();
    }

    String joinToken(String classId) {
        return rest.must(201, rest.post("/classes/" + classId + "/join-tokens", NOTHING))
                .path("joinToken")
                .asText();
    }

    /// Opens the WebSocket where a ticket says, with that ticket.
    PageSocket comesToTheDoor(HttpClient http, URI origin, String classId) {
        Rest.Answer answer = rest.post("/classes/" + classId + "/tickets", NOTHING);
        String address = rest.must(201, answer).path("websocketUrl").asText();
        String ticket = answer.body().path("ticket").asText();
        @Nullable PageSocket socket = PageSocket.open(http, socketAddress(origin, address, ticket));
        if (socket == null) {
            throw new Seen.Otherwise("The WebSocket does not open with a fresh ticket");
        }
        return socket;
    }

    static URI socketAddress(URI origin, String path, String ticket) {
        String address = origin.resolve(path).toString().replaceFirst("^http", "ws");
        return URI.create(ticket.isEmpty() ? address : address + "?ticket=" + ticket);
    }
}
