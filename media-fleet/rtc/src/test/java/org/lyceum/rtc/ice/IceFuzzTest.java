package org.lyceum.rtc.ice;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.lyceum.rtc.DropCounters;
import org.lyceum.rtc.Outbox;

/// A check gets one small answer when it is verified, and none when it is not.
@Tag("fuzz")
class IceFuzzTest {
    private static final IceCredentials OWN =
            new IceCredentials("server01", "serverserverserverserver");
    private static final IceCredentials PAGE =
            new IceCredentials("client01", "clientclientclientclient");
    private static final InetSocketAddress SOURCE = new InetSocketAddress("203.0.113.1", 1_001);

    /// The fuzzer writes the attributes; name, tag and fingerprint are right.
    @FuzzTest(maxDuration = "60s")
    void answersACheckThatIsVerifiedWithLittle(byte[] attributes) {
        byte[] check = SignedCheck.of(OWN, PAGE, attributes);

        List<byte[]> answers = answers(OWN, check);

        assertThat(answers).hasSizeLessThanOrEqualTo(1);
        answers.forEach(answer -> assertThat(answer).hasSizeLessThan(2 * check.length));
    }

    @FuzzTest(maxDuration = "60s")
    void answersNothingThatIsNotVerified(byte[] datagram) {
        assertThat(answers(OWN, datagram)).isEmpty();
        byte[] stolen = SignedCheck.of(OWN, PAGE, datagram);
        assertThat(answers(new IceCredentials(OWN.ufrag(), PAGE.password()), stolen)).isEmpty();
    }

    private static List<byte[]> answers(IceCredentials own, byte[] datagram) {
        List<byte[]> answers = new ArrayList<>();
        DropCounters drops = new DropCounters();
        IceLiteAgent agent = new IceLiteAgent(own, PAGE, drops);
        Outbox out =
                (buffer, offset, length, destination) -> {
                    assertThat(destination).isEqualTo(SOURCE);
                    answers.add(Arrays.copyOfRange(buffer, offset, offset + length));
                };
        agent.handle(datagram, datagram.length, SOURCE, 0, out);
        assertThat(drops.total()).isLessThanOrEqualTo(1);
        return answers;
    }
}
