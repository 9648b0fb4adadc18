package org.lyceum.functions.reports;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lyceum.api.ApiJson;

/// The attendance of a class as a table for spreadsheets.
final class AttendanceCsv {
    private AttendanceCsv() {}

    static String of(List<AttendanceRow> rows) {
        Csv csv = new Csv();
        csv.row(
                List.of(
                        "Name",
                        "Id",
                        "Role",
                        "Attendance",
                        "By rule",
                        "First joined",
                        "Last left",
                        "Minutes",
                        "Reconnects",
                        "Messages",
                        "Questions",
                        "Hands",
                        "Answers",
                        "Score",
                        "Note",
                        "Corrected by"));
        for (AttendanceRow row : rows) {
            AttendanceRow.Corrected correction = row.correction();
            csv.row(
                    List.of(
                            row.name(),
                            row.accountId(),
                            ApiJson.wireName(row.role()),
                            ApiJson.wireName(row.mark()),
                            ApiJson.wireName(row.ruleMark()),
                            time(row.firstJoinedAt()),
                            time(row.lastLeftAt()),
                            Long.toString(row.minutes()),
                            Integer.toString(row.reconnects()),
                            Integer.toString(row.acts().messages()),
                            Integer.toString(row.acts().questions()),
                            Integer.toString(row.acts().hands()),
                            Integer.toString(row.acts().answers()),
                            Integer.toString(row.acts().score()),
                            correction == null ? "" : correction.note(),
                            correction == null ? "" : correction.byName()));
        }
        return csv.toString();
    }

    private static String time(@Nullable Instant at) {
        return at == null ? "" : at.toString();
    }
}
