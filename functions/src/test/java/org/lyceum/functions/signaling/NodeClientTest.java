package org.lyceum.functions.signaling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.lyceum.api.control.IceRestartRequest;
import org.lyceum.api.control.JoinAnswer;
import org.lyceum.api.control.JoinRequest;
import org.lyceum.api.store.NodeRecord;
import org.lyceum.functions.TestServer;
import org.lyceum.functions.problem.ProblemException;
import org.lyceum.functions.signaling.NodeClient.Contact;

/// Nodes that are gone, slow, or refuse, on real sockets.
@Timeout(60)
final class NodeClientTest {
    private static final JoinRequest OFFER = new JoinRequest("v=0", List.of("events"));
    private static final String ANSWER = "{\"sessionId\":\"s1\",\"answer\":\"v=0\"}";
    private static final NodeClient.Patience SHORT =
            new NodeClient.Patience(
                    Duration.ofMillis(500), Duration.ofMillis(50), Duration.ofMillis(200));

    @Test
    void connectsWithinHalfASecondOrNot() {
        assertThat(NodeClient.Patience.USUAL.connect()).isEqualTo(Duration.ofMillis(500));
    }

    @Test
    void whereNobodyListensTheNodeIsGoneWhateverItsHeartbeatSays() throws IOException {
        NodeRecord node = node(freePort());
        assertThat(new NodeClient(_ -> true).join(call(node), OFFER))
                .isEqualTo(new Contact.Gone<JoinAnswer>());
        assertThat(new NodeClient(_ -> true).statistics(call(node)))
                .isInstanceOf(Contact.Gone.class);
    }

    @Test
    void aNodeThatDoesNotAnswerButBeatsIsSlow() throws IOException {
        CountDownLatch never = new CountDownLatch(1);
        try (TestServer stuck = new TestServer(_ -> answerAfter(never))) {
            NodeRecord node = node(stuck.url());
            assertThat(new NodeClient(_ -> true, SHORT).join(call(node), OFFER))
                    .isEqualTo(new Contact.Slow<JoinAnswer>());
            never.countDown();
        }
    }

    @Test
    void aNodeThatStopsBeatingWhileOneWaitsIsGone() throws IOException {
        CountDownLatch never = new CountDownLatch(1);
        AtomicInteger looks = new AtomicInteger();
        NodeClient.Patience endless =
                new NodeClient.Patience(
                        Duration.ofMillis(500), Duration.ofMillis(20), Duration.ofDays(1));
        try (TestServer stuck = new TestServer(_ -> answerAfter(never))) {
            NodeClient client = new NodeClient(_ -> looks.incrementAndGet() < 3, endless);
            assertThat(client.join(call(node(stuck.url())), OFFER))
                    .isEqualTo(new Contact.Gone<JoinAnswer>());
            never.countDown();
        }
    }

    /// As a machine that is gone: the network swallows what is sent there.
    @Test
    void whereNoConnectionComesAboutTheHeartbeatDecides() throws IOException {
        try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            List<Socket> guests = fill(full);
            NodeRecord node = node("http://localhost:" + full.getLocalPort());
            assertThat(new NodeClient(_ -> false, SHORT).join(call(node), OFFER))
                    .isEqualTo(new Contact.Gone<JoinAnswer>());
            assertThat(new NodeClient(_ -> true, SHORT).join(call(node), OFFER))
                    .isEqualTo(new Contact.Slow<JoinAnswer>());
            for (Socket guest : guests) {
                guest.close();
            }
        }
    }

    /// The connection of the first call is kept; the second one finds it dead.
    @Test
    void aNodeThatDiesBetweenTwoCallsIsGone() throws IOException {
        NodeClient client = new NodeClient(_ -> true);
        TestServer node = new TestServer(_ -> new TestServer.Answer(200, ANSWER));
        NodeClient.Call call = call(node(node.url()));
        assertThat(client.join(call, OFFER))
                .isEqualTo(new Contact.Answered<>(new JoinAnswer("s1", "v=0")));
        node.close();
        assertThat(client.join(call, OFFER)).isEqualTo(new Contact.Gone<JoinAnswer>());
    }

    @Test
    void refusalsOfANodeAreItsOwn() throws IOException {
        String problem =
                """
                {"type":"urn:lyceum:problem:session-not-found","title":"t","status":404,\
                "detail":"Join the class again.","code":"session-not-found"}
                """;
        try (TestServer node = new TestServer(_ -> new TestServer.Answer(404, problem))) {
            assertThatThrownBy(() ->
                            new NodeClient(_ -> true)
                                    .restartIce(
                                            call(node(node.url())),
                                            new IceRestartRequest("s", "v=0")))
                    .isInstanceOf(ProblemException.class)
                    .hasMessageStartingWith("session-not-found: Join the class again.");
        }
    }

    @Test
    void whatIsNoAnswerOfANodeIsUnreachable() throws IOException {
        try (TestServer other = new TestServer(_ -> new TestServer.Answer(502, "<html>"))) {
            assertThatThrownBy(() -> new NodeClient(_ -> true).join(call(node(other.url())), OFFER))
                    .hasMessageStartingWith("node-unreachable");
        }
    }

    private static TestServer.Answer answerAfter(CountDownLatch latch) {
        try {
            var _ = latch.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return new TestServer.Answer(200, ANSWER);
    }

    /// Connects until the kernel takes no more.
    private static List<Socket> fill(ServerSocket full) throws IOException {
        List<Socket> guests = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            Socket guest = new Socket();
            guests.add(guest);
            try {
                guest.connect(
                        new InetSocketAddress(
                                InetAddress.getLoopbackAddress(), full.getLocalPort()),
                        200);
            } catch (java.net.SocketTimeoutException _) {
                return guests;
            }
        }
        throw new IOException("This kernel takes any number of connections");
    }

    private static String freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            return "http://localhost:" + free.getLocalPort();
        }
    }

    private static NodeRecord node(String url) {
        return new NodeRecord("n", url, 0, 100, false, 0);
    }

    private static NodeClient.Call call(NodeRecord node) {
        return new NodeClient.Call(node, "token");
    }
}
