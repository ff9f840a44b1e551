package pay.wallet;

import java.time.Clock;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pay.ledger.Account;
import pay.ledger.AccountKind;
import pay.ledger.Accounts;
import platform.id.Tsid;
import platform.time.UtcColumn;

/** Makes a member's wallet when there is none; whoever needs it first does, however many at once. */
@Component
public class OpenWallet {
    private final Wallets wallets;
    private final Accounts accounts;
    private final JdbcClient jdbc;
    private final Clock clock;

    OpenWallet(Wallets wallets, Accounts accounts, JdbcClient jdbc, Clock clock) {
        this.wallets = wallets;
        this.accounts = accounts;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Transactional
    public Wallet open(Tsid memberId) {
        return wallets.findByMemberId(memberId.value()).orElseGet(() -> insert(memberId));
    }

    /** The wallet of a member who had none a moment ago; its row is locked, whoever was first. */
    Wallet insert(Tsid memberId) {
        Account account = accounts.open(AccountKind.MEMBER_MONEY, memberId.value());
        jdbc.sql("""
                insert into pay_wallet (member_id, account_id, status, opened_at) values (?, ?, 'OPEN', ?)
                on duplicate key update account_id = account_id
                """).params(memberId.value(), account.id().value(), UtcColumn.of(clock.instant())).update();
        return wallets.findByMemberId(memberId.value()).orElseThrow();
    }
}
