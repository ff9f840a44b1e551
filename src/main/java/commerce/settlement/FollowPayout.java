package commerce.settlement;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;

import commerce.catalogue.SellerId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import platform.id.Tsid;

/** What became of a payout. What did not reach the seller is carried over; its payouts wait while the account is in doubt. */
@Component
class FollowPayout {
    /** Pay's: there is no such account, or nobody has confirmed it. Of anything else the account is not at fault. */
    private static final Set<String> ACCOUNT_AT_FAULT = Set.of("CLOSED", "PAYEE_UNKNOWN");
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

    /**
     * It was not carried out.
     *
     * @param payee the account that it was to go to; null when it was not told
     */
    @Transactional
    public void failed(StatementId id, String reason, @Nullable Tsid payee) {
        if (statements.end(id, Statement.Status.FAILED, List.of(Statement.Status.ASKED), reason, now())) {
            SellerId seller = carryOver(id);
            if (ACCOUNT_AT_FAULT.contains(reason)) {
                doubt(seller, payee, REFUSED);
            }
        }
    }

    /** It may be told before that it was carried out. */
    @Transactional
    public void returned(StatementId id, @Nullable Tsid payee) {
        if (statements.end(id, Statement.Status.RETURNED, List.of(Statement.Status.ASKED, Statement.Status.PAID), null,
                now())) {
            doubt(carryOver(id), payee, RETURNED);
        }
    }

    /** What an account did that is not the seller's any more says nothing of the present one. */
    private void doubt(SellerId seller, @Nullable Tsid payee, String reason) {
        Tsid present = accounts.lock(seller).payee();
        if (payee == null || payee.equals(present)) {
            accounts.hold(seller, null, reason, now());
        }
    }

    /** The seller has another account: what waited for one goes. */
    @Transactional
    public void payTo(SellerId seller, Tsid payee) {
        if (accounts.payTo(seller, payee)) {
            accounts.releaseUnheld(seller);
        }
    }

    private SellerId carryOver(StatementId id) {
        Statement statement = statements.find(id).orElseThrow();
        accounts.carry(statement.seller(), statement.payout());
        return statement.seller();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
