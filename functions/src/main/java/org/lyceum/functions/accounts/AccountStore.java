package org.lyceum.functions.accounts;

import static org.lyceum.functions.accounts.AccountSchema.ACCOUNT;
import static org.lyceum.functions.accounts.AccountSchema.ACCOUNTS;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lyceum.functions.platform.Item;
import org.lyceum.functions.platform.Page;
import org.lyceum.functions.platform.Query;
import org.lyceum.functions.platform.Table;
import org.lyceum.functions.tokens.AccountRole;

/// Keeps accounts; an e-mail address belongs to at most one of them.
@Singleton
public final class AccountStore {
    private final Table table;

    AccountStore(Table table) {
        this.table = table;
    }

    /// What became of making an account.
    sealed interface Creation {
        record Created(Account account) implements Creation {}

        /// The same request under the same idempotency key had made it before.
        record MadeBefore(Account account) implements Creation {}

        record EmailTaken() implements Creation {}

        record KeyReused() implements Creation {}

        record LinkUsed() implements Creation {}
    }

    Creation create(StoredAccount wanted) {
        return create(wanted, false);
    }

    /// The first administrator: possible once in the life of a table.
    Creation createFirst(StoredAccount wanted) {
        return create(wanted, true);
    }

    private Creation create(StoredAccount wanted, boolean first) {
        Account account = wanted.account();
        List<Item> items = new ArrayList<>(List.of(item(wanted), emailItem(account)));
        if (first) {
            items.add(Item.keyed(AccountSchema.FIRST_PK, AccountSchema.FIRST_SK));
        }
        if (table.putAllIfAbsent(items)) {
            return new Creation.Created(account);
        }
        StoredAccount earlier = find(account.id());
        if (earlier != null) {
            return earlier.requestHash().equals(wanted.requestHash())
                    ? new Creation.MadeBefore(earlier.account())
                    : new Creation.KeyReused();
        }
        return first && hasFirstAdministrator()
                ? new Creation.LinkUsed()
                : new Creation.EmailTaken();
    }

    boolean hasFirstAdministrator() {
        return table.get(AccountSchema.FIRST_PK, AccountSchema.FIRST_SK) != null;
    }

    @Nullable StoredAccount find(String id) {
        Item item = table.get(AccountSchema.accountPk(id), ACCOUNT);
        return item == null ? null : stored(item);
    }

    @Nullable StoredAccount findByEmail(String email) {
        Item address = table.get(AccountSchema.emailPk(email), AccountSchema.EMAIL_SK);
        return address == null ? null : find(address.text("accountId"));
    }

    /// The accounts among these ids that exist.
    public List<Account> findAll(Collection<String> ids) {
        return table
                .getAll(
                        ids.stream()
                                .distinct()
                                .map(id -> Table.key(AccountSchema.accountPk(id), ACCOUNT))
                                .toList())
                .stream()
                .map(item -> stored(item).account())
                .toList();
    }

    Page<Account> list(@Nullable String cursor, int limit) {
        Query.KeyRange range = new Query.KeyRange(Page.lowest(cursor, " "), Query.KeyRange.END);
        List<Account> read =
                table.query(Query.indexRange(ACCOUNTS, range, limit + 1)).items().stream()
                        .map(item -> stored(item).account())
                        .toList();
        return Page.cut(read, limit, Account::email);
    }

    private static Item item(StoredAccount stored) {
        Account account = stored.account();
        return Item.keyed(AccountSchema.accountPk(account.id()), ACCOUNT)
                .text(Table.INDEX_PK, ACCOUNTS)
                .text(Table.INDEX_SK, account.email())
                .text("id", account.id())
                .text("email", account.email())
                .text("name", account.name())
                .text("role", account.role().wire())
                .text("passwordHash", stored.passwordHash())
                .text("requestHash", stored.requestHash());
    }

    private static Item emailItem(Account account) {
        return Item.keyed(AccountSchema.emailPk(account.email()), AccountSchema.EMAIL_SK)
                .text("accountId", account.id());
    }

    private static StoredAccount stored(Item item) {
        return new StoredAccount(
                new Account(
                        item.text("id"),
                        item.text("email"),
                        item.text("name"),
                        AccountRole.ofWire(item.text("role"))),
                item.text("passwordHash"),
                item.text("requestHash"));
    }
}
