package org.lyceum.loadtest.ledger;

/// What became of an act.
public enum ActFate {
    /// Sent, or waiting to be sent again, and not answered.
    SENT,
    ACKNOWLEDGED,
    REFUSED,
    /// Its author stopped trying before there was an answer: it may be in the log or not.
    GIVEN_UP
}
