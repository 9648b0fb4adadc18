package org.lyceum.functions.reports;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Objects;
import org.lyceum.api.problem.ProblemCode;
import org.lyceum.functions.audit.Audit;
import org.lyceum.functions.audit.AuditEvent;
import org.lyceum.functions.classes.LiveClass;
import org.lyceum.functions.http.ApiFunction;
import org.lyceum.functions.problem.ProblemException;
import org.lyceum.functions.reports.CorrectionPolicy.Correcting;
import org.lyceum.functions.tokens.Caller;

/// Corrects attendance, and notes who did.
@Singleton
@Requires(property = ApiFunction.FUNCTION, value = ReportsHttpHandler.NAME)
final class Corrections {
    private final Attendance attendance;
    private final CorrectionStore store;
    private final InstantSource clock;

    Corrections(Attendance attendance, CorrectionStore store, InstantSource clock) {
        this.attendance = attendance;
        this.store = store;
        this.clock = clock;
    }

    /// What is wanted for whom.
    record Wish(
            LiveClass of,
            String accountId,
            AttendanceController.NewCorrection correction,
            String entityTags) {}

    /// The row as it is now.
    AttendanceRow correct(Wish wish, Caller by) {
        String classId = wish.of().id();
        AttendanceRow row = attendance.find(wish.of(), wish.accountId());
        Correction before = store.find(classId, wish.accountId());
        return switch (CorrectionPolicy.correct(row != null, before, wish.entityTags())) {
            case Correcting.Possible(long version) -> keep(wish, version, by);
            case Correcting.Stranger() ->
                    throw new ProblemException(
                            ProblemCode.PARTICIPANT_NOT_FOUND,
                            "Nobody of this id is enrolled in this class or was in it.");
            case Correcting.ChangedMeanwhile() -> throw changedMeanwhile();
        };
    }

    private AttendanceRow keep(Wish wish, long version, Caller by) {
        Correction wanted =
                new Correction(
                        wish.correction().mark(),
                        wish.correction().noteOrNothing(),
                        by.accountId(),
                        by.name(),
                        clock.instant(),
                        version);
        if (!store.put(wish.of().id(), wish.accountId(), wanted)) {
            throw changedMeanwhile();
        }
        Audit.note(
                new AuditEvent.AttendanceCorrected(
                        wish.of().id(), wish.accountId(), by.accountId()));
        return Objects.requireNonNull(attendance.find(wish.of(), wish.accountId()));
    }

    private static ProblemException changedMeanwhile() {
        return new ProblemException(
                ProblemCode.PRECONDITION_FAILED,
                "Somebody else has corrected this since you read it. Read it again and decide"
                        + " anew.");
    }
}
