package org.lyceum.rtc.peer;

import org.lyceum.rtc.DropCounters;
import org.lyceum.rtc.dtls.DtlsEndpoint;
import org.lyceum.rtc.dtls.DtlsRole;
import org.lyceum.rtc.dtls.DtlsSettings;
import org.lyceum.rtc.ice.IceAgent;
import org.lyceum.rtc.ice.IceControllingAgent;
import org.lyceum.rtc.ice.IceLiteAgent;

/// Which ICE agent and which end of DTLS a peer session of these settings is made of.
final class PeerTransports {
    private PeerTransports() {}

    static IceAgent ice(PeerSettings settings, DropCounters drops) {
        PeerSettings.Ice ice = settings.ice();
        return switch (settings.role()) {
            case NODE -> new IceLiteAgent(ice.local(), ice.remote(), drops);
            case CLIENT ->
                    new IceControllingAgent(
                            new IceControllingAgent.Start(
                                    ice.local(), ice.remote(), ice.candidates()),
                            settings.random(),
                            drops);
        };
    }

    static DtlsEndpoint dtls(PeerSettings settings, DropCounters drops) {
        DtlsRole role =
                switch (settings.role()) {
                    case NODE -> DtlsRole.SERVER;
                    case CLIENT -> DtlsRole.CLIENT;
                };
        return switch (settings.security()) {
            case PeerSettings.Security.Handshaking(
                            var identity,
                            var fence,
                            var remoteFingerprint,
                            var wake) ->
                    new DtlsEndpoint(
                            new DtlsSettings(role, identity, remoteFingerprint),
                            fence,
                            wake,
                            drops);
            case PeerSettings.Security.Injected(var keys) -> new DtlsEndpoint(role, keys, drops);
        };
    }
}
