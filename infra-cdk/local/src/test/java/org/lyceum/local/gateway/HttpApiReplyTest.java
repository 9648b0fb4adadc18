package org.lyceum.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.lyceum.local.http.HttpReply;

class HttpApiReplyTest {
    @Test
    void aStructuredAnswerBecomesHttp() {
        HttpReply reply =
                of(
                        """
                        {"statusCode":201,"headers":{"Content-Type":"application/json","Content-Length":"9"},
                         "cookies":["a=1","b=2"],"body":"e30=","isBase64Encoded":true}
                        """);
        assertThat(reply.status()).isEqualTo(201);
        assertThat(reply.body()).asString().isEqualTo("{}");
        assertThat(reply.headers().grouped())
                .containsEntry("set-cookie", java.util.List.of("a=1", "b=2"))
                .doesNotContainKey("Content-Length");
    }

    @Test
    void anAnswerWithoutStatusIsABody() {
        HttpReply reply = of("{\"a\":1}");
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.headers().first("content-type")).isEqualTo("application/json");
        assertThat(reply.body()).asString().isEqualTo("{\"a\":1}");
    }

    @Test
    void whatIsNoAnswerIs500() {
        assertThat(of("{").status()).isEqualTo(500);
        assertThat(of("{\"statusCode\":7}").status()).isEqualTo(500);
    }

    private static HttpReply of(String json) {
        return HttpApiReply.of(json.getBytes(StandardCharsets.UTF_8));
    }
}
