package org.lyceum.sfu.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Clock;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.lyceum.api.problem.ProblemCode;
import org.lyceum.sfu.eventlog.LogStore;
import org.lyceum.sfu.registry.TestTable;

/// Against DynamoDB Local.
@Execution(ExecutionMode.CONCURRENT)
class ClassOpeningTest {
    private final String classId = UUID.randomUUID().toString();

    @Test
    void eachOpeningIsAnotherWriterAndTakesTheLogOver() {
        LogStore store = new TestTable().logTable(Clock.systemUTC());
        ClassOpening.Opened first = new ClassOpening(store, "n1").open(classId);
        ClassOpening.Opened second = new ClassOpening(store, "n1").open(classId);
        assertThat(first.log().committedSeq()).isEqualTo(1);
        assertThat(second.log().committedSeq()).isEqualTo(2);
    }

    @Test
    void aClassIsNotOpenedWhileItsLogCannotBeRead() {
        TestTable table = TestTable.away();
        ClassOpening opening = new ClassOpening(table.logTable(Clock.systemUTC()), "n1");
        assertThat(refusalOf(opening)).isEqualTo(ProblemCode.STORE_UNAVAILABLE);

        table.comeBack();
        assertThat(opening.open(classId).log().committedSeq()).isEqualTo(1);
    }

    private ProblemCode refusalOf(ClassOpening opening) {
        return Objects.requireNonNull(
                        catchThrowableOfType(
                                ClassUnopenedException.class, () -> opening.open(classId)))
                .code();
    }
}
