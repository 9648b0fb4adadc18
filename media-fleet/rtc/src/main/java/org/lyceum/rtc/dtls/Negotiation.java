package org.lyceum.rtc.dtls;

import java.io.IOException;
import java.util.List;
import java.util.Vector;
import org.bouncycastle.tls.AlertDescription;
import org.bouncycastle.tls.Certificate;
import org.bouncycastle.tls.CipherSuite;
import org.bouncycastle.tls.ExporterLabel;
import org.bouncycastle.tls.HashAlgorithm;
import org.bouncycastle.tls.SecurityParameters;
import org.bouncycastle.tls.SignatureAlgorithm;
import org.bouncycastle.tls.SignatureAndHashAlgorithm;
import org.bouncycastle.tls.TlsContext;
import org.bouncycastle.tls.TlsCredentialedSigner;
import org.bouncycastle.tls.TlsFatalAlert;
import org.bouncycastle.tls.TlsTimeoutException;
import org.bouncycastle.tls.TlsUtils;
import org.bouncycastle.tls.UseSRTPData;
import org.bouncycastle.tls.crypto.TlsCertificate;
import org.bouncycastle.tls.crypto.TlsCryptoParameters;
import org.bouncycastle.tls.crypto.impl.jcajce.JcaDefaultTlsCredentialedSigner;
import org.bouncycastle.tls.crypto.impl.jcajce.JcaTlsCrypto;
import org.bouncycastle.util.Arrays;
import org.jspecify.annotations.Nullable;

/// What both ends of a handshake do alike: prove who they are, check who the other is, agree on
/// SRTP, take the keys.
///
/// Owned by the handshake's thread.
final class Negotiation {
    static final int CIPHER_SUITE = CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256;

    /// A WebRTC certificate has a few hundred bytes; a browser's ClientHello about 1,400.
    static final int MAX_MESSAGE = 16_384;

    final FenceSettings fence;
    private final DtlsSettings settings;
    private final FenceTransport transport;
    private final JcaTlsCrypto crypto;
    private int profile;
    private boolean certificateFits;
    private boolean certificateWrong;
    private HandshakeOutcome.@Nullable Finished finished;

    Negotiation(
            FenceSettings fence,
            DtlsSettings settings,
            FenceTransport transport,
            JcaTlsCrypto crypto) {
        this.fence = fence;
        this.settings = settings;
        this.transport = transport;
        this.crypto = crypto;
    }

    static SignatureAndHashAlgorithm ecdsaWithSha256() {
        return SignatureAndHashAlgorithm.getInstance(
                HashAlgorithm.sha256, SignatureAlgorithm.ecdsa);
    }

    static Vector<SignatureAndHashAlgorithm> onlyEcdsaWithSha256() {
        return new Vector<>(List.of(ecdsaWithSha256()));
    }

    /// Chooses the profile that we prefer among the offered ones.
    UseSRTPData chooseProfile(@Nullable UseSRTPData offered) throws TlsFatalAlert {
        if (offered != null) {
            for (int candidate : fence.srtpProfiles()) {
                if (Arrays.contains(offered.getProtectionProfiles(), candidate)) {
                    profile = candidate;
                    return new UseSRTPData(new int[] {candidate}, TlsUtils.EMPTY_BYTES);
                }
            }
        }
        throw new TlsFatalAlert(AlertDescription.handshake_failure, "no common SRTP profile");
    }

    /// Offers our profiles, as a client.
    UseSRTPData offerProfiles() {
        int[] profiles = fence.srtpProfiles().stream().mapToInt(Integer::intValue).toArray();
        return new UseSRTPData(profiles, TlsUtils.EMPTY_BYTES);
    }

    /// Takes the one profile that the server chose (RFC 5764, section 4.1.1).
    void acceptProfile(@Nullable UseSRTPData chosen) throws TlsFatalAlert {
        if (chosen == null
                || chosen.getMki().length > 0
                || chosen.getProtectionProfiles().length != 1) {
            throw new TlsFatalAlert(
                    AlertDescription.illegal_parameter, "the server chose no SRTP profile");
        }
        profile = chosen.getProtectionProfiles()[0];
        if (!fence.srtpProfiles().contains(profile)) {
            throw new TlsFatalAlert(
                    AlertDescription.illegal_parameter,
                    "the server chose a profile that we never offered");
        }
    }

    /// Compares the peer's certificate with the promised fingerprint, before any key is derived.
    void checkCertificate(@Nullable Certificate chain) throws IOException {
        certificateFits =
                chain != null
                        && !chain.isEmpty()
                        && Fingerprint.matches(
                                settings.remoteFingerprint(),
                                chain.getCertificateAt(0).getEncoded());
        if (!certificateFits) {
            certificateWrong = true;
            throw new TlsFatalAlert(
                    AlertDescription.bad_certificate,
                    "not the certificate that signaling promised");
        }
    }

    /// Our certificate, and the key to prove it with.
    TlsCredentialedSigner credentials(TlsContext context) throws IOException {
        DtlsIdentity identity = settings.identity();
        TlsCertificate certificate = crypto.createCertificate(identity.certificate());
        return new JcaDefaultTlsCredentialedSigner(
                new TlsCryptoParameters(context),
                crypto,
                identity.privateKey(),
                new Certificate(new TlsCertificate[] {certificate}),
                ecdsaWithSha256());
    }

    /// Takes the keys while BouncyCastle still has them: it wipes its secrets when the handshake
    /// returns.
    void complete(TlsContext context) throws TlsFatalAlert {
        if (!certificateFits) {
            throw new TlsFatalAlert(
                    AlertDescription.internal_error, "the peer's certificate was never checked");
        }
        SecurityParameters parameters = context.getSecurityParametersConnection();
        byte[] seed =
                Arrays.concatenate(parameters.getServerRandom(), parameters.getClientRandom());
        byte[] keyBlock =
                parameters
                        .getMasterSecret()
                        .deriveUsingPRF(
                                parameters.getPRFAlgorithm(),
                                ExporterLabel.key_expansion,
                                seed,
                                DtlsKeys.KEY_BLOCK_LENGTH)
                        .extract();
        byte[] exported =
                context.exportKeyingMaterial(
                        ExporterLabel.dtls_srtp, null, SrtpKeys.exportedLength(profile));
        finished =
                new HandshakeOutcome.Finished(
                        new DtlsKeys(keyBlock, SrtpKeys.cut(profile, exported, settings.role())),
                        transport.takeGathered(),
                        transport.nextSequenceNumber(),
                        transport.peerFinished());
        Arrays.fill(exported, (byte) 0);
    }

    /// What the handshake left behind once BouncyCastle has returned.
    HandshakeOutcome outcome() {
        return finished == null
                ? new HandshakeOutcome.Failed(DtlsCloseReason.HANDSHAKE_FAILED)
                : finished;
    }

    /// Why the handshake broke off with this exception.
    DtlsCloseReason reasonOf(IOException exception) {
        if (certificateWrong) {
            return DtlsCloseReason.FINGERPRINT_MISMATCH;
        }
        return exception instanceof TlsTimeoutException
                ? DtlsCloseReason.HANDSHAKE_TIMEOUT
                : DtlsCloseReason.HANDSHAKE_FAILED;
    }
}
