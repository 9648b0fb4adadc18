package org.lyceum.functions.reports;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.lyceum.api.classroom.LogEntry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Brings the reports up to what event logs say, whatever comes twice, late or not at all.
///
/// A batch that continues its report is folded as it comes. One that is known changes nothing. When
/// something is missing before it, the log itself is read, which has it: the gap is logged and
/// closed, or the batch fails and waits until it can be.
final class Projection {
    private static final Logger LOG = LoggerFactory.getLogger(Projection.class);

    /// Tries when somebody else writes the same report; a stream has one reader, a rebuild another.
    private static final int TRIES = 5;

    /// Entries that are folded at once when the log itself is read.
    private static final int CHUNK = 1_000;

    private final ReportStore store;
    private final ClassLog log;

    Projection(ReportStore store, ClassLog log) {
        this.store = store;
        this.log = log;
    }

    /// Batches of one class, in the order of the stream.
    void project(String classId, List<LogBatch> batches) {
        ReportStore.ChangedMeanwhile last = null;
        for (int attempt = 0; attempt < TRIES; attempt++) {
            try {
                projectOnce(classId, batches);
                return;
            } catch (ReportStore.ChangedMeanwhile e) {
                last = e;
            }
        }
        throw Objects.requireNonNull(last);
    }

    /// Forgets the report of a class and makes it anew from its log; how many entries that has.
    long rebuild(String classId) {
        store.forget(classId);
        ReportStore.ChangedMeanwhile last = null;
        for (int attempt = 0; attempt < TRIES; attempt++) {
            try {
                return catchUp(store.find(classId)).upTo();
            } catch (ReportStore.ChangedMeanwhile e) {
                last = e;
            }
        }
        throw Objects.requireNonNull(last);
    }

    private void projectOnce(String classId, List<LogBatch> batches) {
        ClassReport report = store.find(classId);
        for (LogBatch batch : batches) {
            if (batch.firstSeq() > report.upTo() + 1) {
                long missing = batch.firstSeq() - report.upTo() - 1;
                LOG.warn(
                        "The report of class {} lacks {} entries after {}: they are read from the"
                                + " log",
                        classId,
                        missing,
                        report.upTo());
                report = catchUp(report);
            }
            if (batch.firstSeq() > report.upTo() + 1) {
                throw new IllegalStateException(
                        "The log of class " + classId + " has a gap after " + report.upTo());
            }
            report = fold(report, batch.entries());
        }
    }

    /// Folds all that the log has beyond a report.
    private ClassReport catchUp(ClassReport from) {
        ClassReport[] report = {from};
        List<LogEntry> gathered = new ArrayList<>();
        log.forEachBatch(
                from.classId(),
                from.upTo() + 1,
                batch -> {
                    gathered.addAll(batch.entries());
                    if (gathered.size() >= CHUNK) {
                        report[0] = fold(report[0], List.copyOf(gathered));
                        gathered.clear();
                    }
                });
        return fold(report[0], gathered);
    }

    private ClassReport fold(ClassReport report, List<LogEntry> entries) {
        if (entries.isEmpty() || entries.getLast().seq() <= report.upTo()) {
            return report;
        }
        ReportFold.Concerned concerned = ReportFold.concerned(entries);
        List<PersonReport> known =
                new ArrayList<>(store.people(report.classId(), concerned.participantIds()));
        if (concerned.everybodyHere()) {
            store.here(report.classId()).stream()
                    .filter(one -> !concerned.participantIds().contains(one.participantId()))
                    .forEach(known::add);
        }
        ReportFold fold = new ReportFold(report, known);
        fold.apply(entries);
        store.write(report, fold);
        return fold.report();
    }
}
