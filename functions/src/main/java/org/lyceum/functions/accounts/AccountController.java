package org.lyceum.functions.accounts;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.Status;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;
import org.lyceum.api.problem.ProblemCode;
import org.lyceum.functions.HttpHandler;
import org.lyceum.functions.audit.Audit;
import org.lyceum.functions.audit.AuditEvent;
import org.lyceum.functions.http.ApiFunction;
import org.lyceum.functions.platform.Page;
import org.lyceum.functions.platform.Randomness;
import org.lyceum.functions.problem.ProblemException;
import org.lyceum.functions.tokens.AccountRole;
import org.lyceum.functions.tokens.Caller;

/// Accounts, as administrators keep them and as everybody sees their own.
@Controller("/api/v1")
@Requires(property = ApiFunction.FUNCTION, value = HttpHandler.NAME)
class AccountController {
    private final AccountStore accounts;

    AccountController(AccountStore accounts) {
        this.accounts = accounts;
    }

    /// Who is signed in.
    @Get("/me")
    @SecurityRequirement(name = "accessToken")
    Account whoAmI(@Parameter(hidden = true) Caller caller) {
        StoredAccount stored = accounts.find(caller.accountId());
        if (stored == null) {
            throw new ProblemException(
                    ProblemCode.ACCOUNT_NOT_FOUND,
                    "Your account has been removed. Ask your administrator.");
        }
        return stored.account();
    }

    /// Adds a person.
    @Post("/accounts")
    @SecurityRequirement(name = "accessToken")
    @Status(HttpStatus.CREATED)
    HttpResponse<Account> createAccount(
            @Parameter(hidden = true) Caller caller,
            @Valid @Body NewAccount body,
            @Header("Idempotency-Key") @Nullable String idempotencyKey) {
        refuseUnlessAdministrator(caller);
        if (body.role() == AccountRole.GUEST) {
            throw new ProblemException(
                    ProblemCode.INVALID_REQUEST, "Guests come by a link and have no account.");
        }
        String id = Randomness.idFor(caller.accountId(), "account", idempotencyKey);
        Account account =
                new Account(
                        id, AccountSchema.normal(body.email()), body.name().strip(), body.role());
        String request = account.email() + "\n" + account.name() + "\n" + account.role();
        AccountStore.Creation creation =
                accounts.create(
                        new StoredAccount(
                                account,
                                PasswordHash.of(body.password()),
                                Randomness.fingerprint(request)));
        if (creation instanceof AccountStore.Creation.Created(Account made)) {
            Audit.note(
                    new AuditEvent.AccountCreated(
                            made.id(), made.role().wire(), caller.accountId()));
        }
        return AccountAnswers.of(creation);
    }

    /// Everybody, by e-mail address.
    @Get("/accounts")
    @SecurityRequirement(name = "accessToken")
    Page<Account> listAccounts(
            @Parameter(hidden = true) Caller caller,
            @QueryValue @Nullable String cursor,
            @QueryValue(defaultValue = "50") @Min(1) @Max(Page.MAX_LIMIT) int limit) {
        refuseUnlessAdministrator(caller);
        return accounts.list(cursor, limit);
    }

    private static void refuseUnlessAdministrator(Caller caller) {
        if (!caller.isAdministrator()) {
            throw new ProblemException(
                    ProblemCode.FORBIDDEN, "Only administrators keep the list of accounts.");
        }
    }
}
