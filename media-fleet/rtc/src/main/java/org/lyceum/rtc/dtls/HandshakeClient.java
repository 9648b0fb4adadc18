package org.lyceum.rtc.dtls;

import java.io.IOException;
import java.util.Hashtable;
import java.util.List;
import java.util.Vector;
import org.bouncycastle.tls.CertificateRequest;
import org.bouncycastle.tls.DefaultTlsClient;
import org.bouncycastle.tls.NamedGroup;
import org.bouncycastle.tls.ProtocolVersion;
import org.bouncycastle.tls.TlsAuthentication;
import org.bouncycastle.tls.TlsCredentials;
import org.bouncycastle.tls.TlsSRTPUtils;
import org.bouncycastle.tls.TlsServerCertificate;
import org.bouncycastle.tls.crypto.impl.jcajce.JcaTlsCrypto;

/// BouncyCastle's client, told what WebRTC asks for: what a bot is to a node.
final class HandshakeClient extends DefaultTlsClient {
    private final Negotiation negotiation;

    HandshakeClient(JcaTlsCrypto crypto, Negotiation negotiation) {
        super(crypto);
        this.negotiation = negotiation;
    }

    @Override
    protected ProtocolVersion[] getSupportedVersions() {
        return ProtocolVersion.DTLSv12.only();
    }

    @Override
    protected int[] getSupportedCipherSuites() {
        return new int[] {Negotiation.CIPHER_SUITE};
    }

    @Override
    @SuppressWarnings("rawtypes") // BouncyCastle's signature
    protected Vector getSupportedGroups(Vector namedGroupRoles) {
        return new Vector<>(List.of(NamedGroup.secp256r1));
    }

    @Override
    @SuppressWarnings("rawtypes") // BouncyCastle's signature
    protected Vector getSupportedSignatureAlgorithms() {
        return Negotiation.onlyEcdsaWithSha256();
    }

    @Override
    public boolean requiresExtendedMasterSecret() {
        return true;
    }

    @Override
    public int getHandshakeResendTimeMillis() {
        return negotiation.fence.resendMillis();
    }

    @Override
    public int getHandshakeTimeoutMillis() {
        return negotiation.fence.timeoutMillis();
    }

    @Override
    public int getMaxHandshakeMessageSize() {
        return Negotiation.MAX_MESSAGE;
    }

    @Override
    @SuppressWarnings("rawtypes") // BouncyCastle's signature
    public Hashtable getClientExtensions() throws IOException {
        Hashtable extensions = super.getClientExtensions();
        TlsSRTPUtils.addUseSRTPExtension(extensions, negotiation.offerProfiles());
        return extensions;
    }

    @Override
    @SuppressWarnings("rawtypes") // BouncyCastle's signature
    public void processServerExtensions(Hashtable serverExtensions) throws IOException {
        super.processServerExtensions(serverExtensions);
        negotiation.acceptProfile(TlsSRTPUtils.getUseSRTPExtension(serverExtensions));
    }

    @Override
    public TlsAuthentication getAuthentication() {
        return new TlsAuthentication() {
            @Override
            public void notifyServerCertificate(TlsServerCertificate serverCertificate)
                    throws IOException {
                negotiation.checkCertificate(serverCertificate.getCertificate());
            }

            @Override
            public TlsCredentials getClientCredentials(CertificateRequest certificateRequest)
                    throws IOException {
                return negotiation.credentials(context);
            }
        };
    }

    @Override
    public void notifyHandshakeComplete() throws IOException {
        super.notifyHandshakeComplete();
        negotiation.complete(context);
    }
}
