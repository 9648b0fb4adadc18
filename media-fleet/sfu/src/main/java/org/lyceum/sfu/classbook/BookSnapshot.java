package org.lyceum.sfu.classbook;

import com.fasterxml.jackson.core.JacksonException;
import java.util.List;
import org.lyceum.api.ApiJson;

/// All that a class book holds after one entry of the log, as it is kept beside the log. Immutable:
/// any thread may make its bytes.
///
/// Bounded, as its parts are: by far most of it is the chat (8 MB), typed answers (100 characters
/// for each person in each of 40 polls), and a bit for each person in each reaction and vote.
///
/// @param seq of the newest entry that is in it
/// @param stage ids, in the order in which they entered
public record BookSnapshot(
        long seq,
        boolean closed,
        People.Saved people,
        List<String> stage,
        Rights.Saved rights,
        Chat.Saved chat,
        Questions.Saved questions,
        List<Hands.Hand> hands,
        Polls.Saved polls) {
    /// Of a class whose log is empty.
    static final BookSnapshot EMPTY =
            new BookSnapshot(
                    0,
                    false,
                    People.Saved.NONE,
                    List.of(),
                    Rights.Saved.NONE,
                    Chat.Saved.NONE,
                    Questions.Saved.NONE,
                    List.of(),
                    Polls.Saved.NONE);

    /// The snapshot as JSON.
    public byte[] toBytes() {
        try {
            return ApiJson.mapper().writeValueAsBytes(this);
        } catch (JacksonException e) {
            throw new IllegalStateException("A snapshot has no JSON form", e);
        }
    }

    /// Reads what [#toBytes] wrote. Throws `IllegalArgumentException` for anything else.
    public static BookSnapshot read(byte[] bytes) {
        BookSnapshot snapshot = ApiJson.read(bytes, BookSnapshot.class);
        if (snapshot == null) {
            throw new IllegalArgumentException("These bytes are no snapshot of a class book");
        }
        return snapshot;
    }
}
