package commerce.settlement;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

import commerce.catalogue.SellerId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import platform.id.Tsid;

/** What became of a payout. What did not reach the seller is carried over; its payouts wait while the account is in doubt. */
@Component
class FollowPayout {
    /** Pay's: less was owed than was asked for, since something was taken back meanwhile. Nothing is wrong with the account. */
    private static final String SHORT = "SELLER_PAYABLE_SHORT";
    static final String REFUSED = "PAYOUT_REFUSED";
    static final String RETURNED = "PAYOUT_RETURNED";

    private final Statements statements;
    private final SettlementAccounts accounts;
    private final Clock clock;

    FollowPayout(Statements statements, SettlementAccounts accounts, Clock clock) {
        this.statements = statements;
        this.accounts = accounts;
        this.clock = clock;
    }

    @Transactional
    public void completed(StatementId id) {
        statements.end(id, Statement.Status.PAID, List.of(Statement.Status.ASKED), null, now());
    }

    @Transactional
    public void failed(StatementId id, String reason) {
        if (statements.end(id, Statement.Status.FAILED, List.of(Statement.Status.ASKED), reason, now())) {
            Statement statement = carryOver(id);
            if (!reason.equals(SHORT)) {
                accounts.hold(statement.seller(), null, REFUSED, now());
            }
        }
    }

    /** It may be told before that it was carried out. */
    @Transactional
    public void returned(StatementId id) {
        if (statements.end(id, Statement.Status.RETURNED, List.of(Statement.Status.ASKED, Statement.Status.PAID), null,
                now())) {
            accounts.hold(carryOver(id).seller(), null, RETURNED, now());
        }
    }

    /** The seller has another account: what waited for one goes. */
    @Transactional
    public void payTo(SellerId seller, Tsid payee) {
        if (accounts.payTo(seller, payee)) {
            accounts.release(seller, List.of(REFUSED, RETURNED));
        }
    }

    private Statement carryOver(StatementId id) {
        Statement statement = statements.find(id).orElseThrow();
        accounts.carry(statement.seller(), statement.payout());
        return statement;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
