package org.lyceum.local.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LambdaFunctionTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @Test
    void readsItsEnvironmentFromTheConstructor() throws InterruptedException {
        assertThat(text(invoke(TestHandlers.Echo.class, "{}"))).isEqualTo("hello {}");
    }

    @Test
    void readsTypedEventsAsAwsDoes() throws InterruptedException {
        String event = "{\"requestContext\":{\"connectionId\":\"c=\"},\"body\":\"hi\"}";
        assertThat(text(invoke(TestHandlers.Typed.class, event)))
                .contains("\"body\":\"c=:hi\"")
                .contains("\"statusCode\":200");
    }

    @Test
    void endsAtItsTimeout() throws InterruptedException {
        Duration timeout = Duration.ofMillis(50);
        LambdaFunction slow = TestHandlers.function(TestHandlers.Slow.class, timeout);
        assertThat(slow.invoke(new byte[] {'0'})).isEqualTo(new Invocation.TimedOut(timeout));
    }

    @Test
    void tellsWhatAHandlerThrew() throws InterruptedException {
        assertThat(invoke(TestHandlers.Failing.class, "{}"))
                .isEqualTo(new Invocation.Failed("java.lang.IllegalArgumentException", "no"));
    }

    @Test
    void refusesPayloadsBeyondSixMegabytes() throws InterruptedException {
        LambdaFunction echo = TestHandlers.function(TestHandlers.Echo.class, PATIENCE);
        byte[] large = new byte[LambdaFunction.MAX_PAYLOAD_BYTES + 1];
        assertThat(echo.invoke(large)).isEqualTo(new Invocation.TooLarge(large.length));
        byte[] atLimit = new byte[LambdaFunction.MAX_PAYLOAD_BYTES];
        assertThat(echo.invoke(atLimit)).isInstanceOf(Invocation.TooLarge.class);
    }

    @Test
    void aMissingClassIsAFailure() throws InterruptedException {
        LambdaFunction missing =
                new LambdaFunction(
                        new FunctionDefinition(
                                "missing",
                                "arn",
                                "org.lyceum.Missing",
                                PATIENCE,
                                128,
                                java.util.Map.of(),
                                java.nio.file.Path.of("target/test-classes"),
                                false),
                        new HandlerFactory());
        assertThat(missing.invoke(new byte[] {'0'})).isInstanceOf(Invocation.Failed.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "f",
                "f:live",
                "arn:aws:lambda:us-east-1:000000000000:function:f",
                "arn:aws:lambda:us-east-1:000000000000:function:f:live",
                "arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:000000000000:function:f:live/invocations"
            })
    void isFoundByAnyFormOfItsName(String reference) {
        assertThat(Functions.nameOf(reference)).isEqualTo("f");
    }

    private static Invocation invoke(Class<?> handler, String event) throws InterruptedException {
        return TestHandlers.function(handler, PATIENCE)
                .invoke(event.getBytes(StandardCharsets.UTF_8));
    }

    private static String text(Invocation invocation) {
        return new String(((Invocation.Answered) invocation).payload(), StandardCharsets.UTF_8);
    }
}
