package org.lyceum.loadtest.ledger;

/// The ways in which ledgers can disagree.
public enum ViolationKind {
    /// An acknowledged act is not in a view that may see it: it was lost.
    MISSING,
    /// An act was neither acknowledged nor refused, and nobody gave it up: it was lost on its way.
    UNANSWERED,
    /// A message was acknowledged without a place in the log.
    NOWHERE,
    /// An entry was told twice, or one act made two entries.
    TWICE,
    /// An entry was told after a later one.
    OUT_OF_ORDER,
    /// Two different entries under one number.
    TWO_TRUTHS,
    /// What is under the number of an acknowledgement is another act.
    WRONG_PLACE,
    /// Two acts were acknowledged under one number.
    SHARED_PLACE,
    /// One act was acknowledged under two numbers, or acknowledged and refused.
    CHANGED_ANSWER,
    /// Somebody's acts are in the log in another order than they were done.
    ACTS_SWAPPED,
    /// An act was refused and is in the log all the same.
    REFUSED_AND_KEPT,
    /// A view did not reach the end of the log although there was time.
    BEHIND,
    /// The report of the class says something else than the ledgers.
    REPORT_DIFFERS
}
