package org.lyceum.functions.accounts;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.swagger.v3.oas.annotations.Parameter;
import jakarta.validation.Valid;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.lyceum.api.problem.ProblemCode;
import org.lyceum.functions.HttpHandler;
import org.lyceum.functions.audit.Audit;
import org.lyceum.functions.audit.AuditEvent;
import org.lyceum.functions.http.ApiFunction;
import org.lyceum.functions.platform.Environment;
import org.lyceum.functions.platform.Randomness;
import org.lyceum.functions.problem.ProblemException;
import org.lyceum.functions.tokens.AccountRole;

/// Makes the first administrator, for whoever holds the one-time link of the deployment.
@Controller("/api/v1/administrators")
@Requires(property = ApiFunction.FUNCTION, value = HttpHandler.NAME)
class AdministratorController {
    private final AccountStore accounts;
    private final String linkHash;

    AdministratorController(AccountStore accounts, Environment environment) {
        this.accounts = accounts;
        this.linkHash =
                environment.text(Environment.FIRST_ADMIN_LINK_HASH, "").toLowerCase(Locale.ROOT);
    }

    /// Makes the first administrator; possible once.
    @Post
    @Status(HttpStatus.CREATED)
    HttpResponse<Account> createFirstAdministrator(
            @Valid @Body NewAdministrator body,
            @Header("Idempotency-Key") @Nullable String idempotencyKey,
            @Parameter(hidden = true) @Header(ApiFunction.VIEWER_ADDRESS) String address) {
        if (!isTheLink(body.link())) {
            Audit.note(new AuditEvent.FirstAdministratorRefused(address));
            throw new ProblemException(
                    ProblemCode.FORBIDDEN,
                    "This is not the link that the deployment printed. Copy it again, whole.");
        }
        Account account =
                new Account(
                        Randomness.idFor("first", "administrator", idempotencyKey),
                        AccountSchema.normal(body.email()),
                        body.name().strip(),
                        AccountRole.ADMINISTRATOR);
        if (idempotencyKey == null && accounts.hasFirstAdministrator()) {
            throw AccountAnswers.linkUsed();
        }
        String request = Randomness.fingerprint(account.email() + "\n" + account.name());
        AccountStore.Creation creation =
                accounts.createFirst(
                        new StoredAccount(account, PasswordHash.of(body.password()), request));
        if (creation instanceof AccountStore.Creation.Created(Account made)) {
            Audit.note(new AuditEvent.FirstAdministratorCreated(made.id()));
        }
        return AccountAnswers.of(creation);
    }

    private boolean isTheLink(String link) {
        return !linkHash.isEmpty()
                && MessageDigest.isEqual(
                        linkHash.getBytes(StandardCharsets.US_ASCII),
                        Randomness.fingerprint(link).getBytes(StandardCharsets.US_ASCII));
    }
}
