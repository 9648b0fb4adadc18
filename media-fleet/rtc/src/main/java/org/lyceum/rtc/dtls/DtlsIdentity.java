package org.lyceum.rtc.dtls;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/// Who an endpoint is in DTLS: a P-256 key, a self-signed certificate, and the fingerprint that
/// signaling carries.
///
/// One identity serves all peers of a node for as long as it runs. Nobody checks names or dates of
/// a self-signed certificate: the fingerprint is the proof (RFC 8827, section 6.5).
public final class DtlsIdentity {
    private static final Duration CLOCKS_MAY_DIFFER = Duration.ofDays(1);
    private static final Duration VALIDITY = Duration.ofDays(365);
    private static final int SERIAL_BITS = 64;

    private final PrivateKey privateKey;
    private final byte[] certificate;
    private final String fingerprint;

    private DtlsIdentity(PrivateKey privateKey, byte[] certificate) {
        this.privateKey = privateKey;
        this.certificate = certificate;
        this.fingerprint = Fingerprint.of(certificate);
    }

    /// A fresh identity, valid for a year from `now`.
    public static DtlsIdentity create(SecureRandom random, Instant now) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"), random);
            KeyPair pair = generator.generateKeyPair();
            return new DtlsIdentity(pair.getPrivate(), selfSigned(pair, random, now));
        } catch (GeneralSecurityException | OperatorCreationException | IOException e) {
            throw new IllegalStateException("This platform cannot make a P-256 certificate", e);
        }
    }

    /// The fingerprint as the value of `a=fingerprint`: `sha-256 AB:CD:…`.
    public String fingerprint() {
        return fingerprint;
    }

    PrivateKey privateKey() {
        return privateKey;
    }

    /// The certificate in DER.
    byte[] certificate() {
        return certificate.clone();
    }

    private static byte[] selfSigned(KeyPair pair, SecureRandom random, Instant now)
            throws OperatorCreationException, IOException {
        var name = new X500Name("CN=Lyceum");
        return new X509v3CertificateBuilder(
                        name,
                        new BigInteger(SERIAL_BITS, random).add(BigInteger.ONE),
                        Date.from(now.minus(CLOCKS_MAY_DIFFER)),
                        Date.from(now.plus(VALIDITY)),
                        name,
                        SubjectPublicKeyInfo.getInstance(pair.getPublic().getEncoded()))
                .build(new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate()))
                .getEncoded();
    }
}
