package org.lyceum.loadtest.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.lyceum.loadtest.front.LocalState;
import org.lyceum.loadtest.front.LocalState.LocalProcess;

/// Against processes that note what was done to them, in a time that goes by as it is waited.
class FaultInjectionTest {
    private static final long SECOND = 1_000_000_000L;
    private static final LocalState STATE =
            state(
                    new LocalProcess("dynamodb", 1, Map.of("tcp", 8_000)),
                    new LocalProcess("mongodb", 2, Map.of("tcp", 27_017)),
                    new LocalProcess("media-node-1", 11, Map.of("control", 1, "media1", 101)),
                    new LocalProcess("media-node-2", 12, Map.of("control", 2, "media1", 102)));

    private final List<String> done = new ArrayList<>();
    private int ownerPort = 102;
    private long nowNs;
    private long takenOverAtNs = Long.MAX_VALUE;

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            useHeadersInDisplayName = true,
            textBlock =
                    """
                    FAULT,          DONE
                    OWNER_KILLED,   kill 12 at 0
                    DYNAMODB_AWAY,  stop 1 at 0 | wake 1 at 10
                    MONGODB_KILLED, kill 2 at 0
                    """)
    void doesIt(Fault fault, String expected) {
        String words = injection().inject(new FaultPlan(fault, 0, 10 * SECOND));
        assertThat(String.join(" | ", done)).isEqualTo(expected);
        assertThat(words).isNotBlank();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            useHeadersInDisplayName = true,
            textBlock =
                    """
                    CASE,                    TAKEN_OVER, WOKEN
                    later than planned,              14,    14
                    earlier than planned,             1,    10
                    by nobody,                    10000,    60
                    """)
    void aStoppedOwnerGoesOnWhenAnotherNodeHasTakenOver(String name, long takenOver, long woken) {
        takenOverAtNs = takenOver * SECOND;
        injection().inject(new FaultPlan(Fault.OWNER_STOPPED, 0, 10 * SECOND));
        assertThat(done).containsExactly("stop 12 at 0", "wake 12 at " + woken);
    }

    @Test
    void saysWhenNobodyOwnsTheClass() {
        ownerPort = 0;
        assertThatThrownBy(() -> injection().inject(new FaultPlan(Fault.OWNER_KILLED, 0, 0)))
                .isInstanceOf(IllegalStateException.class);
        assertThat(done).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void saysWhatIsMissingHere(Fault fault) {
        assertThat(FaultInjection.impossible(fault, STATE)).isNull();
        LocalState bare = state(new LocalProcess("media-node-1", 11, Map.of("media1", 101)));
        assertThat(FaultInjection.impossible(fault, bare)).startsWith("this Lyceum has");
    }

    private FaultInjection injection() {
        var lyceum =
                new FaultInjection.Lyceum(
                        () -> STATE, () -> nowNs >= takenOverAtNs ? 101 : ownerPort);
        return new FaultInjection(lyceum, new Noting(), ns -> nowNs += ns);
    }

    private final class Noting implements LocalProcesses {
        @Override
        public void kill(long pid) {
            note("kill", pid);
        }

        @Override
        public void stop(long pid) {
            note("stop", pid);
        }

        @Override
        public void wake(long pid) {
            note("wake", pid);
        }

        private void note(String what, long pid) {
            done.add(what + ' ' + pid + " at " + nowNs / SECOND);
        }
    }

    private static LocalState state(LocalProcess... processes) {
        return new LocalState(
                URI.create("http://localhost"),
                List.of(),
                List.of(),
                List.of(),
                List.of(processes));
    }
}
