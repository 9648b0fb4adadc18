package org.lyceum.functions;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.lyceum.functions.platform.Environment;
import org.lyceum.functions.platform.Randomness;

/// The HTTP function over a fresh table, with its first administrator signed in.
public final class ControlPlane {
    public static final String LINK = "the-link-that-cdk-deploy-printed";
    public static final String PASSWORD = "correct horse battery";

    private final TestTable table = new TestTable();
    private final TestSecrets secrets;
    private final TestApi api;

    public ControlPlane() throws IOException {
        this(Map.of());
    }

    public ControlPlane(Map<String, String> more) throws IOException {
        secrets = new TestSecrets();
        api = new TestApi(new HttpHandler(environment(more)));
    }

    public TestTable table() {
        return table;
    }

    public TestApi api() {
        return api;
    }

    public Map<String, String> environment(Map<String, String> more) {
        Map<String, String> all = new HashMap<>(table.environment().values());
        all.put("AWS_ENDPOINT_URL_SECRETS_MANAGER", secrets.endpoint());
        all.put(Environment.SIGNING_KEY_SECRET, "lyceum/signing-key");
        all.put(Environment.WEBSOCKET_URL, "wss://school.example/ws");
        all.put(Environment.FIRST_ADMIN_LINK_HASH, Randomness.fingerprint(LINK));
        all.putAll(more);
        return all;
    }

    public TestApi.Answer makeAdministrator() {
        return api.post(
                "/api/v1/administrators",
                """
                {"link":"%s","email":"Head@School.example","name":"Ada Head","password":"%s"}
                """
                        .formatted(LINK, PASSWORD));
    }

    public TestApi.Answer signIn(String email) {
        return api.post(
                "/api/v1/session",
                "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(email, PASSWORD));
    }

    public TestApi signedIn(String email) {
        return api.as(signIn(email).text("accessToken"));
    }

    /// The administrator, made if there is none yet.
    public TestApi administrator() {
        makeAdministrator();
        return signedIn("head@school.example");
    }

    /// A person's account id.
    public String account(TestApi administrator, String email, String role) {
        return administrator
                .post(
                        "/api/v1/accounts",
                        """
                        {"email":"%s","name":"%s","role":"%s","password":"%s"}
                        """
                                .formatted(email, email.split("@", 2)[0], role, PASSWORD))
                .text("id");
    }
}
