package org.lyceum.sfu.classbook;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.lyceum.api.classroom.ClassEvent;
import org.lyceum.api.classroom.RaisedHand;
import org.lyceum.api.classroom.Role;

/// The queue of raised hands, in the order of the log.
///
/// A hand stays up while its owner's connection is lost, but not over two presence checks (one to
/// two minutes): the queue has nobody in it who does not come back. It goes down when they leave,
/// are removed, or come on stage. To a reader who may not see who else is here, the hands of others
/// have neither id nor name. Bounded by the people of the class: one hand for each.
public final class Hands {
    /// Rows of one window.
    public static final int MAX_WINDOW = 100;

    /// Rises with the number of the entry, so that a place is found by halving.
    private final List<Hand> queue = new ArrayList<>();

    private final Map<String, Hand> byPerson = new HashMap<>();
    private long version;

    /// A hand that is up.
    ///
    /// @param seq of the entry that raised it
    /// @param missed whether its owner was away at the last presence check
    public record Hand(
            long seq,
            String participantId,
            String name,
            Role role,
            Instant raisedAt,
            boolean missed) {
        Hand missed(boolean now) {
            return new Hand(seq, participantId, name, role, raisedAt, now);
        }
    }

    Hands(List<Hand> saved) {
        saved.forEach(this::raise);
    }

    void raise(Hand hand) {
        if (byPerson.putIfAbsent(hand.participantId(), hand) == null) {
            queue.add(hand);
            version++;
        }
    }

    void lower(String participantId) {
        Hand hand = byPerson.remove(participantId);
        if (hand != null) {
            queue.remove(indexOf(hand.seq()));
            version++;
        }
    }

    void lowerAll() {
        byPerson.clear();
        queue.clear();
        version++;
    }

    /// Who is here was checked: lowers the hands of those who were away at the last check too.
    void presenceChecked(People people) {
        for (Hand hand : save()) {
            boolean away = !people.isPresent(hand.participantId());
            if (away && hand.missed()) {
                lower(hand.participantId());
            } else if (away != hand.missed()) {
                byPerson.put(hand.participantId(), hand.missed(away));
                queue.set(indexOf(hand.seq()), hand.missed(away));
            }
        }
    }

    public boolean isUp(String participantId) {
        return byPerson.containsKey(participantId);
    }

    public int count() {
        return queue.size();
    }

    /// The person's place in the queue from 1; 0 when they are not in it.
    public int position(String participantId) {
        Hand hand = byPerson.get(participantId);
        return hand == null ? 0 : indexOf(hand.seq()) + 1;
    }

    /// Who is in the queue, first to last.
    public List<String> ids() {
        return queue.stream().map(Hand::participantId).toList();
    }

    /// Rises with every change.
    public long version() {
        return version;
    }

    /// The head of the queue.
    public ClassEvent.HandWindow window(Reader reader, int limit) {
        List<RaisedHand> rows = new ArrayList<>();
        for (int i = 0; i < Math.min(limit, queue.size()); i++) {
            Hand hand = queue.get(i);
            boolean known = reader.knows(hand.participantId(), hand.role());
            rows.add(
                    new RaisedHand(
                            i + 1,
                            known ? hand.participantId() : "",
                            known ? hand.name() : "",
                            hand.raisedAt()));
        }
        return new ClassEvent.HandWindow(queue.size(), List.copyOf(rows));
    }

    List<Hand> save() {
        return List.copyOf(queue);
    }

    private int indexOf(long seq) {
        int low = 0;
        int high = queue.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (queue.get(middle).seq() < seq) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
