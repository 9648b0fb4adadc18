package org.lyceum.rtc.sdp;

import java.net.Inet6Address;
import java.net.InetAddress;

/// An SDP text under way: one line after another, each ended as RFC 8866 wants it.
final class SdpText {
    private final StringBuilder text = new StringBuilder(8_192);

    SdpText line(Object... parts) {
        for (Object part : parts) {
            text.append(part);
        }
        text.append("\r\n");
        return this;
    }

    /// `IN IP4 …` or `IN IP6 …`
    static String connection(InetAddress address) {
        return (address instanceof Inet6Address ? "IN IP6 " : "IN IP4 ") + literal(address);
    }

    /// The address without the zone that only its own machine understands.
    static String literal(InetAddress address) {
        String literal = address.getHostAddress();
        int zone = literal.indexOf('%');
        return zone < 0 ? literal : literal.substring(0, zone);
    }

    /// The value of a fingerprint attribute, whether or not its algorithm was named.
    static String fingerprint(String sha256) {
        return sha256.startsWith("sha-256 ") ? sha256 : "sha-256 " + sha256;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
