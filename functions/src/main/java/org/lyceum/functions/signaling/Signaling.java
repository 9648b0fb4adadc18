package org.lyceum.functions.signaling;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.lyceum.api.control.ClassStatistics;
import org.lyceum.api.control.IceRestartRequest;
import org.lyceum.api.control.JoinAnswer;
import org.lyceum.api.control.JoinRequest;
import org.lyceum.api.control.JoinTokenClaims;
import org.lyceum.api.control.LeaveRequest;
import org.lyceum.api.problem.ProblemCode;
import org.lyceum.api.store.NodeRecord;
import org.lyceum.functions.placement.Placer;
import org.lyceum.functions.placement.RedisLink;
import org.lyceum.functions.platform.Environment;
import org.lyceum.functions.platform.Table;
import org.lyceum.functions.problem.ProblemException;
import org.lyceum.functions.tokens.JoinTokens;
import org.lyceum.functions.tokens.PublicKeys;
import org.lyceum.functions.tokens.ServicePasses;

/// Carries offers to the node of a class and answers back. Both are deflated outside and plain
/// towards the node.
public final class Signaling {
    private final JoinTokens tokens;
    private final Placer placer;
    private final ServicePasses passes;
    private final NodeClient nodes = new NodeClient();
    private final InstantSource clock;

    public Signaling(Table table, Environment environment, InstantSource clock) {
        this.tokens = new JoinTokens(new PublicKeys(table, clock));
        this.placer = new Placer(table, new RedisLink(environment));
        this.passes = new ServicePasses(table);
        this.clock = clock;
    }

    /// Who shows this token; an invalid one is refused.
    JoinTokenClaims verify(String joinToken) {
        return tokens.verify(joinToken, clock.instant());
    }

    /// @param offer and answer deflated
    JoinAnswer join(String joinToken, String offer, List<String> slots) {
        JoinTokenClaims claims = verify(joinToken);
        String plain = inflated(offer);
        NodeRecord node = placer.place(claims.classId(), clock.instant());
        return deflated(
                nodes.join(new NodeClient.Call(node, joinToken), new JoinRequest(plain, slots)));
    }

    /// @param offer and answer deflated
    JoinAnswer restartIce(String joinToken, String sessionId, String offer) {
        JoinTokenClaims claims = verify(joinToken);
        String plain = inflated(offer);
        NodeClient.Call call = new NodeClient.Call(holder(claims.classId()), joinToken);
        return deflated(nodes.restartIce(call, new IceRestartRequest(sessionId, plain)));
    }

    void leave(String joinToken, String sessionId) {
        JoinTokenClaims claims = verify(joinToken);
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
        return nodes.statistics(new NodeClient.Call(holder(classId), pass));
    }

    private NodeRecord holder(String classId) {
        NodeRecord node = placer.find(classId, clock.instant());
        if (node == null) {
            throw new ProblemException(
                    ProblemCode.SESSION_NOT_FOUND,
                    "No media node holds this class now. Join again.");
        }
        return node;
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
