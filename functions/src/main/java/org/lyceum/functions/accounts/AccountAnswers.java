package org.lyceum.functions.accounts;

import io.micronaut.http.HttpResponse;
import org.lyceum.api.problem.ProblemCode;
import org.lyceum.functions.problem.ProblemException;

/// What people are told after an account was to be made.
final class AccountAnswers {
    private AccountAnswers() {}

    static HttpResponse<Account> of(AccountStore.Creation creation) {
        return switch (creation) {
            case AccountStore.Creation.Created(Account account) -> HttpResponse.created(account);
            case AccountStore.Creation.MadeBefore(Account account) -> HttpResponse.created(account);
            case AccountStore.Creation.EmailTaken() ->
                    throw new ProblemException(
                            ProblemCode.ALREADY_EXISTS,
                            "Another account has this e-mail address already.");
            case AccountStore.Creation.KeyReused() ->
                    throw new ProblemException(
                            ProblemCode.CONFLICT,
                            "This idempotency key was used for another account. Choose a new"
                                    + " one.");
            case AccountStore.Creation.LinkUsed() -> throw linkUsed();
        };
    }

    static ProblemException linkUsed() {
        return new ProblemException(
                ProblemCode.LINK_USED,
                "The first administrator exists already. Sign in, or ask an administrator for an"
                        + " account.");
    }
}
