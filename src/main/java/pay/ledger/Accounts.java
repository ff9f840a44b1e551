package pay.ledger;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import platform.database.RowInsert;
import platform.id.Ids;
import platform.time.UtcColumn;

/** Opens and finds accounts. */
@Component
public class Accounts {
    private final JdbcClient jdbc;
    private final RowInsert accounts;
    private final RowInsert balances;
    private final Ids ids;
    private final Clock clock;

    Accounts(JdbcClient jdbc, JdbcTemplate rows, Ids ids, Clock clock) {
        this.jdbc = jdbc;
        this.accounts = new RowInsert(rows, "pay_account", "id", "kind", "owner", "currency", "created_at")
                .passingOver();
        this.balances = new RowInsert(rows, "pay_balance", "account_id", "slot", "guard");
        this.ids = ids;
        this.clock = clock;
    }

    /** The account of an owner, opened when there is none; of two who open it at once, both get the same. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Account open(AccountKind kind, long owner) {
        Optional<Account> existing = find(kind, owner);
        if (existing.isPresent()) {
            return existing.get();
        }
        int inserted = jdbc
                .sql("insert ignore into pay_account (id, kind, owner, currency, created_at) values (?, ?, ?, ?, ?)")
                .params(ids.nextLong(), kind.name(), owner, kind.currency().name(), UtcColumn.of(clock.instant()))
                .update();
        Account account = find(kind, owner).orElseThrow();
        if (inserted == 1) {
            balances.insert(IntStream.range(0, kind.slots())
                    .mapToObj(slot -> new @Nullable Object[]{account.id().value(), slot, kind.guard().name()})
                    .toList());
        }
        return account;
    }

    /** The accounts of several owners by owner, opened where there are none. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Map<Long, Account> openEach(AccountKind kind, List<Long> owners) {
        Map<Long, Account> existing = findEach(kind, owners);
        List<Long> missing = owners.stream().filter(owner -> !existing.containsKey(owner)).toList();
        if (missing.isEmpty()) {
            return existing;
        }
        Object now = UtcColumn.of(clock.instant());
        accounts.insert(missing.stream().map(owner -> new @Nullable Object[]{ids.nextLong(), kind.name(), owner,
                kind.currency().name(), now}).toList());
        Map<Long, Account> all = findEach(kind, owners);
        balances.passingOver().insert(missing.stream().map(owner -> Objects.requireNonNull(all.get(owner)))
                .flatMap(account -> IntStream.range(0, kind.slots())
                        .mapToObj(slot -> new @Nullable Object[]{account.id().value(), slot, kind.guard().name()}))
                .toList());
        return all;
    }

    private Map<Long, Account> findEach(AccountKind kind, List<Long> owners) {
        Map<Long, Account> accounts = new HashMap<>();
        jdbc.sql("select id, owner from pay_account where kind = :kind and owner in (:owners) and currency = :currency")
                .param("kind", kind.name()).param("owners", owners).param("currency", kind.currency().name())
                .query(row -> {
                    accounts.put(row.getLong(2), new Account(new AccountId(row.getLong(1)), kind, row.getLong(2)));
                });
        return accounts;
    }

    /** The account of an owner, if it was opened. */
    @Transactional(readOnly = true)
    public Optional<Account> find(AccountKind kind, long owner) {
        return jdbc.sql("select id from pay_account where kind = ? and owner = ? and currency = ?")
                .params(kind.name(), owner, kind.currency().name()).query(Long.class).optional()
                .map(id -> new Account(new AccountId(id), kind, owner));
    }
}
