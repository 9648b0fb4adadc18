package org.lyceum.rtc.dtls;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.security.SecureRandom;
import java.security.Signature;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
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
/// Corretto has no X.509, so it is asked first and the platform's list for what it lacks. Its jars
/// differ in nothing but their library, which has the same name in all of them. One jar for every
/// machine can therefore not hold them unpacked: it holds them whole, and this opens the one of its
/// processor. Without such a jar inside, what is on the class path is taken.
final class FastCrypto {
    private static final String CORRETTO =
            "com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider";

    private FastCrypto() {}

    /// Corretto's provider, or null where its native library does not load (macOS, Windows, another
    /// processor).
    static @Nullable Provider corretto() {
        try {
            return ServiceLoader.load(Provider.class, correttoClasses()).stream()
                    .filter(found -> found.type().getName().equals(CORRETTO))
                    .map(ServiceLoader.Provider::get)
                    // Without its library it offers nothing.
                    .filter(provider -> !provider.getServices().isEmpty())
                    .findFirst()
                    .orElse(null);
        } catch (IOException | ServiceConfigurationError | LinkageError _) {
            return null;
        }
    }

    private static ClassLoader correttoClasses() throws IOException {
        ClassLoader ours = FastCrypto.class.getClassLoader();
        String processor =
                System.getProperty("os.arch").equals("aarch64") ? "linux-aarch_64" : "linux-x86_64";
        try (InputStream inside = ours.getResourceAsStream("corretto/" + processor + ".jar")) {
            if (inside == null) {
                return ours;
            }
            Path jar = Files.createTempFile("lyceum-corretto", ".jar");
            jar.toFile().deleteOnExit();
            Files.copy(inside, jar, StandardCopyOption.REPLACE_EXISTING);
            return new URLClassLoader(new URL[] {jar.toUri().toURL()}, ours);
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
