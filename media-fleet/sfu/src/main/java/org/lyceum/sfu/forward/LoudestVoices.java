package org.lyceum.sfu.forward;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Who is speaking, and whose voices are worth forwarding.
///
/// Voices keep their rank until another is clearly louder for a while, so that a cough changes
/// nothing: the ranking has hysteresis in level and in time. Bounded by the people on stage. Not
/// thread-safe: owned by its room's event loop.
public final class LoudestVoices {
    /// Loudness from which somebody speaks: 127 less the level in -dBov (RFC 6464).
    public static final int SPEAKING_LOUDNESS = 77;

    /// How much louder a voice must be than one that is ranked above it.
    public static final int MARGIN = 6;

    /// A voice keeps its rank so long after it was last heard speaking.
    public static final long HOLD_NS = 2_000_000_000L;

    /// Somebody stops being shown as speaking after this pause.
    public static final long PAUSE_NS = 600_000_000L;

    private final Map<String, Voice> voices = new HashMap<>();
    private List<String> ranking = List.of();

    private static final class Voice {
        private int loudness;
        private long spokeNs = Long.MIN_VALUE / 2;
    }

    /// Only these people's microphones are open now; the others are forgotten.
    public void open(Set<String> participants, long nowNs) {
        voices.keySet().retainAll(participants);
        participants.forEach(id -> voices.computeIfAbsent(id, _ -> new Voice()));
        rank(nowNs);
    }

    /// How loud somebody was lately. People whose microphone is not open are ignored.
    public void hear(String participant, int loudness, long nowNs) {
        Voice voice = voices.get(participant);
        if (voice != null) {
            voice.loudness = loudness;
            if (loudness >= SPEAKING_LOUDNESS) {
                voice.spokeNs = nowNs;
            }
        }
    }

    /// Ranks anew after a round of `hear`.
    public void rank(long nowNs) {
        List<String> next = new ArrayList<>();
        ranking.stream().filter(voices::containsKey).forEach(next::add);
        Set<String> ranked = new HashSet<>(next);
        voices.keySet().stream().filter(id -> !ranked.contains(id)).sorted().forEach(next::add);
        for (int i = 1; i < next.size(); i++) {
            rise(next, i, nowNs);
        }
        ranking = List.copyOf(next);
    }

    /// Everybody whose microphone is open, the most worth hearing first.
    public List<String> ranking() {
        return ranking;
    }

    /// Who is speaking now, loudest first.
    public List<String> speaking(long nowNs) {
        return ranking.stream()
                .filter(id -> nowNs - voice(id).spokeNs <= PAUSE_NS)
                .sorted(Comparator.comparingInt((String id) -> -voice(id).loudness))
                .toList();
    }

    private void rise(List<String> order, int from, long nowNs) {
        for (int i = from; i > 0 && beats(order.get(i), order.get(i - 1), nowNs); i--) {
            String above = order.get(i - 1);
            order.set(i - 1, order.get(i));
            order.set(i, above);
        }
    }

    private boolean beats(String challenger, String holder, long nowNs) {
        Voice voice = voice(challenger);
        Voice above = voice(holder);
        if (voice.loudness < SPEAKING_LOUDNESS) {
            return false;
        }
        boolean held = nowNs - above.spokeNs <= HOLD_NS;
        return held ? voice.loudness > above.loudness + MARGIN : true;
    }

    private Voice voice(String participant) {
        return java.util.Objects.requireNonNull(voices.get(participant));
    }
}
