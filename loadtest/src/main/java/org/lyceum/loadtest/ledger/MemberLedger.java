package org.lyceum.loadtest.ledger;

import java.util.List;

/// All that one person did and saw in a class, as it stood at one moment.
///
/// @param memberId the participant's id; empty as long as they were never welcomed
/// @param leads whether they see what is private to who leads the class
/// @param from the view begins after this entry: what was before came as a snapshot
/// @param upTo everything up to this entry is in the view or was not for this person
/// @param acts in the order in which they were first sent
/// @param faults what was seen to be wrong at once
public record MemberLedger(
        String memberId,
        boolean leads,
        long from,
        long upTo,
        SeenEntries view,
        List<KeptAct> acts,
        List<Violation> faults) {
    public MemberLedger {
        acts = List.copyOf(acts);
        faults = List.copyOf(faults);
    }
}
