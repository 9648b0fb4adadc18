package org.lyceum.functions.signaling;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.lyceum.api.control.ClassStatistics;
import org.lyceum.api.control.IceRestartRequest;
import org.lyceum.api.control.JoinAnswer;
import org.lyceum.api.control.JoinRequest;
import org.lyceum.api.control.JoinTokenClaims;
import org.lyceum.api.control.LeaveRequest;
import org.lyceum.api.problem.ProblemCode;
import org.lyceum.api.store.NodeRecord;
import org.lyceum.functions.limits.PersonalLimits;
import org.lyceum.functions.placement.Placer;
import org.lyceum.functions.placement.RedisLink;
import org.lyceum.functions.platform.Environment;
import org.lyceum.functions.platform.Table;
import org.lyceum.functions.problem.ProblemException;
import org.lyceum.functions.signaling.NodeClient.Contact;
import org.lyceum.functions.tokens.JoinTokens;
import org.lyceum.functions.tokens.PublicKeys;
import org.lyceum.functions.tokens.ServicePasses;

/// Carries offers to the node of a class and answers back. Both are deflated outside and plain
/// towards the node.
public final class Signaling {
    /// Nodes that one join asks: the holder, and who takes over from it.
    private static final int MOST_NODES = 3;

    /// After this long no further node is asked.
    private static final Duration SEARCH = Duration.ofSeconds(3);

    private final JoinTokens tokens;
    private final Placer placer;
    private final ServicePasses passes;
    private final NodeClient nodes;
    private final PersonalLimits limits = new PersonalLimits();
    private final InstantSource clock;

    public Signaling(Table table, Environment environment, InstantSource clock) {
        this.tokens = new JoinTokens(new PublicKeys(table, clock));
        this.placer = new Placer(table, new RedisLink(environment));
        this.passes = new ServicePasses(table);
        this.nodes = new NodeClient(node -> placer.isBeating(node, clock.instant()));
        this.clock = clock;
    }

    /// Who shows this token; an invalid one is refused.
    JoinTokenClaims verify(String joinToken) {
        return tokens.verify(joinToken, clock.instant());
    }

    /// Joins at the node that holds the class; one that is gone loses the class to another here and
    /// now.
    ///
    /// @param offer and answer deflated
    JoinAnswer join(String joinToken, String offer, List<String> slots) {
        JoinTokenClaims claims = verify(joinToken);
        limits.countMediaOperation(claims.accountId());
        String classId = claims.classId();
        JoinRequest request = new JoinRequest(inflated(offer), slots);
        Instant begun = clock.instant();
        NodeRecord node = placer.place(classId, begun);
        Set<String> gone = new HashSet<>();
        while (true) {
            switch (nodes.join(new NodeClient.Call(node, joinToken), request)) {
                case Contact.Answered<JoinAnswer>(JoinAnswer answer) -> {
                    return deflated(answer);
                }
                case Contact.Slow<JoinAnswer>() -> throw NodeClient.unreachable();
                case Contact.Gone<JoinAnswer>() -> {
                    gone.add(node.nodeId());
                    Instant now = clock.instant();
                    if (gone.size() == MOST_NODES || now.isAfter(begun.plus(SEARCH))) {
                        throw NodeClient.unreachable();
                    }
                    node = placer.moveFrom(node, classId, gone, now);
                }
            }
        }
    }

    /// @param offer and answer deflated
    JoinAnswer restartIce(String joinToken, String sessionId, String offer) {
        JoinTokenClaims claims = verify(joinToken);
        limits.countMediaOperation(claims.accountId());
        String plain = inflated(offer);
        NodeClient.Call call = new NodeClient.Call(holder(claims.classId()), joinToken);
        return switch (nodes.restartIce(call, new IceRestartRequest(sessionId, plain))) {
            case Contact.Answered<JoinAnswer>(JoinAnswer answer) -> deflated(answer);
            case Contact.Slow<JoinAnswer>() -> throw NodeClient.unreachable();
            case Contact.Gone<JoinAnswer>() ->
                    throw sessionLost("The media node of your connection is gone. Join again.");
        };
    }

    /// Who shows this token, even one whose time is over.
    JoinTokenClaims verifyForLeaving(String joinToken) {
        return tokens.verifyForLeaving(joinToken, clock.instant());
    }

    void leave(String joinToken, String sessionId) {
        JoinTokenClaims claims = verifyForLeaving(joinToken);
        NodeRecord node = placer.find(claims.classId(), clock.instant());
        if (node != null) {
            nodes.leave(new NodeClient.Call(node, joinToken), new LeaveRequest(sessionId));
        }
    }

    /// What a live class is doing; the caller's rights have been checked.
    ClassStatistics statistics(String classId) {
        Instant now = clock.instant();
        String pass = passes.find(classId, now);
        if (pass == null) {
            throw new ProblemException(
                    ProblemCode.CLASS_NOT_LIVE,
                    "This class is not live, so there is nothing to count.");
        }
        return switch (nodes.statistics(new NodeClient.Call(holder(classId), pass))) {
            case Contact.Answered<ClassStatistics>(ClassStatistics statistics) -> statistics;
            case Contact.Slow<ClassStatistics>(), Contact.Gone<ClassStatistics>() ->
                    throw NodeClient.unreachable();
        };
    }

    private NodeRecord holder(String classId) {
        NodeRecord node = placer.find(classId, clock.instant());
        if (node == null) {
            throw sessionLost("No media node holds this class now. Join again.");
        }
        return node;
    }

    private static ProblemException sessionLost(String detail) {
        return new ProblemException(ProblemCode.SESSION_NOT_FOUND, detail);
    }

    private static String inflated(String offer) {
        String plain = Deflation.inflate(offer);
        if (plain == null) {
            throw new ProblemException(
                    ProblemCode.INVALID_REQUEST,
                    "The offer must be base64url of raw DEFLATE of at most 256 kB of SDP.");
        }
        return plain;
    }

    private static JoinAnswer deflated(JoinAnswer answer) {
        return new JoinAnswer(answer.sessionId(), Deflation.deflate(answer.answer()));
    }
}
