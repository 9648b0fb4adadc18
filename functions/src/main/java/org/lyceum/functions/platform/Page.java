package org.lyceum.functions.platform;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One page of a list as people get it.
///
/// @param nextCursor where the next page begins; absent: this was the last
public record Page<T>(List<T> items, @Nullable String nextCursor) {
    public static final int DEFAULT_LIMIT = 50;
    public static final int MAX_LIMIT = 100;

    /// Cuts a list that was read one longer than the page: who is one too many proves a next page.
    public static <T> Page<T> cut(List<T> read, int limit, Function<T, String> sortKey) {
        if (read.size() <= limit) {
            return new Page<>(read, null);
        }
        List<T> items = List.copyOf(read.subList(0, limit));
        return new Page<>(items, cursorAfter(sortKey.apply(items.getLast())));
    }

    public <R> Page<R> map(Function<T, R> change) {
        return new Page<>(items.stream().map(change).toList(), nextCursor);
    }

    /// The least sort key behind a cursor; without a cursor, the least of all that are wanted.
    public static String lowest(@Nullable String cursor, String beginning) {
        if (cursor == null || cursor.isEmpty()) {
            return beginning;
        }
        try {
            byte[] key = Base64.getUrlDecoder().decode(cursor);
            String low = new String(key, StandardCharsets.UTF_8) + "!";
            return low.compareTo(beginning) < 0 ? beginning : low;
        } catch (IllegalArgumentException _) {
            return beginning;
        }
    }

    /// The sort key behind a cursor; empty without one.
    public static String after(@Nullable String cursor) {
        String lowest = lowest(cursor, "");
        return lowest.isEmpty() ? "" : lowest.substring(0, lowest.length() - 1);
    }

    static String cursorAfter(String sortKey) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(sortKey.getBytes(StandardCharsets.UTF_8));
    }
}
