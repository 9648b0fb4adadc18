package org.lyceum.loadtest.ledger;

/// One thing that must not be, in words for whoever looks for the reason.
///
/// @param member whose ledger shows it
/// @param seq the entry that it is about; 0 for none
public record Violation(ViolationKind kind, String member, long seq, String sentence) {
    @Override
    public String toString() {
        return kind + " at " + seq + " for " + member + ": " + sentence;
    }
}
