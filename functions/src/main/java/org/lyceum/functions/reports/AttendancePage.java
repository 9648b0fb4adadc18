package org.lyceum.functions.reports;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lyceum.functions.platform.Page;

/// A page of a class's attendance.
record AttendancePage(List<AttendanceRow> items, @Nullable String nextCursor) {
    static AttendancePage of(Page<AttendanceRow> page) {
        return new AttendancePage(page.items(), page.nextCursor());
    }
}
