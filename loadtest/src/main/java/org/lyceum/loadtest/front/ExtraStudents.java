package org.lyceum.loadtest.front;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The accounts of bots beyond the demo's students: the same ones in every run, so that they do not
/// pile up.
///
/// Their passwords are derived from the administrator's: nothing has to be kept, and nobody else
/// can guess them.
public final class ExtraStudents {
    private static final String ALGORITHM = "HmacSHA256";

    private final byte[] secret;

    public ExtraStudents(Credentials administrator) {
        secret = administrator.password().getBytes(StandardCharsets.UTF_8);
    }

    /// @param number counted from 1
    public Credentials student(int number) {
        String email = String.format(Locale.ROOT, "bot-%05d@loadtest.example", number);
        return new Credentials("Bot " + number, email, password(email));
    }

    private String password(String email) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret, ALGORITHM));
            byte[] derived = mac.doFinal(email.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(derived);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The JDK has no " + ALGORITHM, e);
        }
    }
}
