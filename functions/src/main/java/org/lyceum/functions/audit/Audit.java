package org.lyceum.functions.audit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.lyceum.api.ApiJson;
import org.lyceum.functions.platform.Randomness;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The audit log: one line of JSON for each [AuditEvent], under the logger `lyceum.audit`. The time
/// and the request id are those of the log.
public final class Audit {
    /// Enough to tell subjects apart, too little to be of use to anybody who guesses.
    private static final int SUBJECT_CHARACTERS = 16;

    private static final Logger LOG = LoggerFactory.getLogger("lyceum.audit");

    private Audit() {}

    public static void note(AuditEvent event) {
        ObjectNode line = ApiJson.mapper().createObjectNode();
        line.put("audit", ApiJson.wireName(event.getClass()));
        line.setAll((ObjectNode) ApiJson.mapper().valueToTree(event));
        LOG.info("{}", line);
    }

    /// A name for what somebody typed as an e-mail address, which may have been their password.
    public static String subject(String typed) {
        return Randomness.fingerprint(typed).substring(0, SUBJECT_CHARACTERS);
    }
}
