package org.lyceum.loadtest.ledger;

/// What the report of a class says that one person did.
///
/// @param answers to how many polls
public record ReportRow(
        String participantId, int messages, int questions, int hands, int answers) {}
