package org.lyceum.local.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
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

    /// Whoever finds all busy is served by the first that is free, not by the one made for them.
    @Test
    void waitsForNoInstanceThatIsStillBeingMade() throws Exception {
        CountDownLatch firstIsBusy = new CountDownLatch(1);
        CountDownLatch firstMayGoOn = new CountDownLatch(1);
        CountDownLatch secondIsBegun = new CountDownLatch(1);
        AtomicInteger made = new AtomicInteger();
        FunctionInstance busy =
                new FunctionInstance() {
                    @Override
                    public byte[] handle(byte[] event, Duration timeout)
                            throws InterruptedException {
                        firstIsBusy.countDown();
                        firstMayGoOn.await();
                        return event;
                    }

                    @Override
                    public void close() {}
                };
        FunctionHost host =
                _ -> {
                    if (made.incrementAndGet() == 1) {
                        return busy;
                    }
                    secondIsBegun.countDown();
                    LockSupport.park();
                    throw new IllegalStateException("never made");
                };
        LambdaFunction function =
                new LambdaFunction(
                        TestHandlers.function(TestHandlers.Echo.class, PATIENCE).definition(),
                        host);
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Invocation> first = callers.submit(() -> function.invoke(new byte[] {'1'}));
            firstIsBusy.await();
            Future<Invocation> second = callers.submit(() -> function.invoke(new byte[] {'2'}));
            secondIsBegun.await();
            firstMayGoOn.countDown();
            assertThat(text(first.get())).isEqualTo("1");
            assertThat(text(second.get())).isEqualTo("2");
        }
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
