package org.lyceum.functions.audit;

/// One act that concerns security: who did it, to what, from where. No secret and no e-mail address
/// is part of one: a subject is a fingerprint of what was typed as an address.
public sealed interface AuditEvent {
    record SignedIn(String accountId, String address) implements AuditEvent {}

    record SignInFailed(String subject, String address) implements AuditEvent {}

    /// Not even tried: there were too many before.
    record SignInRefused(String subject, String address) implements AuditEvent {}

    record SignedOut(String family) implements AuditEvent {}

    /// An old refresh token was shown: all of that sign-in was ended.
    record FamilyRevoked(String family) implements AuditEvent {}

    record AccountCreated(String accountId, String role, String byAccountId)
            implements AuditEvent {}

    record FirstAdministratorCreated(String accountId) implements AuditEvent {}

    record FirstAdministratorRefused(String address) implements AuditEvent {}

    /// @param people how many got the role
    record ClassRoleGiven(String classId, String role, int people, String byAccountId)
            implements AuditEvent {}

    record ClassWentLive(String classId, String byAccountId) implements AuditEvent {}

    record ClassEnded(String classId, String byAccountId) implements AuditEvent {}

    record ClassCalledOff(String classId, String byAccountId) implements AuditEvent {}

    /// @param decision admitted or denied
    /// @param people how many it concerned
    record LobbyDecided(String classId, String decision, int people, String byAccountId)
            implements AuditEvent {}

    record GuestLinksMade(String classId, int links, String byAccountId) implements AuditEvent {}

    record GuestLinkRevoked(String classId, String linkId, String byAccountId)
            implements AuditEvent {}

    record GuestEntered(String classId, String participantId, String address)
            implements AuditEvent {}

    record GuestRefused(String classId, String address) implements AuditEvent {}

    record AttendanceCorrected(String classId, String accountId, String byAccountId)
            implements AuditEvent {}

    record SigningKeyMade(String kid) implements AuditEvent {}
}
