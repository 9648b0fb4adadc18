package org.lyceum.api.problem;

import java.util.Locale;

/// The stable names of what can go wrong. Names are for ever; sentences may improve.
public enum ProblemCode {
    INVALID_REQUEST(400, "The request cannot be understood"),
    WRONG_CREDENTIALS(401, "The e-mail address or the password is wrong"),
    NOT_SIGNED_IN(401, "You are not signed in"),
    TOKEN_EXPIRED(401, "Your sign-in has expired"),
    TOKEN_INVALID(401, "Your sign-in is not valid"),
    REFRESH_EXPIRED(401, "You have been signed out"),
    REFRESH_REUSED(401, "You have been signed out for your safety"),
    FORBIDDEN(403, "You may not do this"),
    NOT_ENROLLED(403, "You are not enrolled in this class"),
    LINK_USED(410, "This link has been used"),
    LINK_INVALID(401, "This link is not valid"),
    LINK_EXPIRED(410, "This link is no longer good"),
    ACCOUNT_NOT_FOUND(404, "There is no such account"),
    CLASS_NOT_FOUND(404, "There is no such class"),
    SESSION_NOT_FOUND(404, "This connection is no longer known"),
    CLASS_NOT_OPEN(409, "This class is not open yet"),
    CLASS_NOT_LIVE(409, "This class is not live yet"),
    CLASS_ENDED(410, "This class has ended"),
    CLASS_FULL(409, "This class is full"),
    LOBBY_WAITING(409, "You wait to be let in"),
    LOBBY_DENIED(403, "You were not let in"),
    TICKET_INVALID(401, "This ticket is not valid"),
    JOIN_TOKEN_EXPIRED(401, "The permission to join has expired"),
    JOIN_TOKEN_INVALID(401, "The permission to join is not valid"),
    OFFER_REFUSED(422, "Your browser's offer cannot be answered"),
    CONFLICT(409, "Somebody else changed this at the same time"),
    PRECONDITION_FAILED(412, "This has changed since you read it"),
    ALREADY_EXISTS(409, "This exists already"),
    TOO_LARGE(413, "The request is too large"),
    TOO_MANY_REQUESTS(429, "Too many requests"),
    NO_NODE(503, "No media node is ready"),
    NODE_UNREACHABLE(503, "The media node of this class cannot be reached"),
    STORE_UNAVAILABLE(503, "The store cannot be reached"),
    REPORTS_UNAVAILABLE(503, "The reports cannot be read"),
    NOT_ON_STAGE(409, "This person is not on stage"),
    NOT_INVITED(409, "There is no invitation"),
    PARTICIPANT_NOT_FOUND(404, "This person is not in the class"),
    STAGE_FULL(409, "The stage is full"),
    BANNED(403, "You were removed from this class"),
    LOCKED(403, "This is locked at the moment"),
    SLOW_MODE(429, "The chat is in slow mode"),
    LOG_FULL(503, "What you did could not be kept"),
    MESSAGE_NOT_FOUND(404, "There is no such message"),
    QUESTION_NOT_FOUND(404, "There is no such question"),
    POLL_NOT_FOUND(404, "There is no such poll"),
    POLL_CLOSED(409, "This poll takes no answers any more"),
    INTERNAL(500, "Something went wrong on our side");

    private final int status;
    private final String title;

    ProblemCode(int status, String title) {
        this.status = status;
        this.title = title;
    }

    /// The code as it is written in JSON: lower case with hyphens, `class-ended`.
    public String wire() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// The HTTP status that goes with it.
    public int status() {
        return status;
    }

    /// What happened, as a short sentence without a full stop.
    public String title() {
        return title;
    }
}
