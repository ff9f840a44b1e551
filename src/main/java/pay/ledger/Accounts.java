package pay.ledger;

import java.time.Clock;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import platform.id.Ids;
import platform.time.UtcColumn;

/** Opens and finds accounts. */
@Component
public class Accounts {
    private final JdbcClient jdbc;
    private final Ids ids;
    private final Clock clock;

    Accounts(JdbcClient jdbc, Ids ids, Clock clock) {
        this.jdbc = jdbc;
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
            for (int slot = 0; slot < kind.slots(); slot++) {
                jdbc.sql("insert into pay_balance (account_id, slot, guard) values (?, ?, ?)")
                        .params(account.id().value(), slot, kind.guard().name()).update();
            }
        }
        return account;
    }

    /** The account of an owner, if it was opened. */
    @Transactional(readOnly = true)
    public Optional<Account> find(AccountKind kind, long owner) {
        return jdbc.sql("select id from pay_account where kind = ? and owner = ? and currency = ?")
                .params(kind.name(), owner, kind.currency().name()).query(Long.class).optional()
                .map(id -> new Account(new AccountId(id), kind, owner));
    }
}
