package org.lyceum.rtc.dtls;

import com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.security.SecureRandom;
import java.security.Signature;
import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;
import javax.crypto.Mac;
import javax.crypto.NoSuchPaddingException;
import org.bouncycastle.jcajce.util.DefaultJcaJceHelper;
import org.bouncycastle.jcajce.util.JcaJceHelper;
import org.bouncycastle.tls.crypto.impl.jcajce.JcaTlsCrypto;
import org.bouncycastle.tls.crypto.impl.jcajce.JcaTlsCryptoProvider;
import org.jspecify.annotations.Nullable;

/// The cryptography behind BouncyCastle's handshakes: Amazon Corretto's where its library loads,
/// else the JDK's.
///
/// Corretto has no X.509, so it is asked first and the platform's list for what it lacks.
final class FastCrypto {
    private FastCrypto() {}

    /// Corretto's provider, or null where its native library does not load (macOS, Windows, another
    /// processor).
    static @Nullable Provider corretto() {
        try {
            AmazonCorrettoCryptoProvider provider = AmazonCorrettoCryptoProvider.INSTANCE;
            return provider.getLoadingError() == null ? provider : null;
        } catch (LinkageError _) {
            return null;
        }
    }

    /// BouncyCastle's crypto over this provider first; over the platform's list alone when it is
    /// null.
    static JcaTlsCrypto over(@Nullable Provider first, SecureRandom random) {
        JcaJceHelper helper = first == null ? new DefaultJcaJceHelper() : new FirstOf(first);
        return new JcaTlsCryptoProvider() {
            @Override
            public JcaJceHelper getHelper() {
                return helper;
            }
        }.create(random, random);
    }

    private static final class FirstOf extends DefaultJcaJceHelper {
        private final Provider first;

        FirstOf(Provider first) {
            this.first = first;
        }

        private boolean offers(String type, String algorithm) {
            return first.getService(type, algorithm) != null;
        }

        @Override
        public Signature createSignature(String algorithm) throws NoSuchAlgorithmException {
            return offers("Signature", algorithm)
                    ? Signature.getInstance(algorithm, first)
                    : super.createSignature(algorithm);
        }

        @Override
        public KeyAgreement createKeyAgreement(String algorithm) throws NoSuchAlgorithmException {
            return offers("KeyAgreement", algorithm)
                    ? KeyAgreement.getInstance(algorithm, first)
                    : super.createKeyAgreement(algorithm);
        }

        @Override
        public KeyPairGenerator createKeyPairGenerator(String algorithm)
                throws NoSuchAlgorithmException {
            return offers("KeyPairGenerator", algorithm)
                    ? KeyPairGenerator.getInstance(algorithm, first)
                    : super.createKeyPairGenerator(algorithm);
        }

        @Override
        public KeyFactory createKeyFactory(String algorithm) throws NoSuchAlgorithmException {
            return offers("KeyFactory", algorithm)
                    ? KeyFactory.getInstance(algorithm, first)
                    : super.createKeyFactory(algorithm);
        }

        @Override
        public Mac createMac(String algorithm) throws NoSuchAlgorithmException {
            return offers("Mac", algorithm)
                    ? Mac.getInstance(algorithm, first)
                    : super.createMac(algorithm);
        }

        @Override
        public MessageDigest createMessageDigest(String algorithm) throws NoSuchAlgorithmException {
            return offers("MessageDigest", algorithm)
                    ? MessageDigest.getInstance(algorithm, first)
                    : super.createMessageDigest(algorithm);
        }

        @Override
        public Cipher createCipher(String algorithm)
                throws NoSuchAlgorithmException, NoSuchPaddingException {
            return offers("Cipher", algorithm)
                    ? Cipher.getInstance(algorithm, first)
                    : super.createCipher(algorithm);
        }
    }
}
