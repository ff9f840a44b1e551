package pay.point;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pay.events.PointsExpired;
import pay.ledger.Account;
import pay.ledger.AccountKind;
import pay.ledger.Accounts;
import pay.wallet.LockWallet;
import platform.event.DomainEvents;
import platform.id.Ids;
import platform.id.Tsid;

/** Takes the points of a member whose day has come; the won behind them go back to the budgets that gave them. */
@Component
class LapsePoints {
    private static final String DESCRIPTION = "유효기간 만료";

    private final LockWallet wallets;
    private final PointLots lots;
    private final Accounts accounts;
    private final PointPostings postings;
    private final MovePoints movePoints;
    private final DomainEvents events;
    private final Ids ids;
    private final Clock clock;

    LapsePoints(LockWallet wallets, PointLots lots, Accounts accounts, PointPostings postings, MovePoints movePoints,
            DomainEvents events, Ids ids, Clock clock) {
        this.wallets = wallets;
        this.lots = lots;
        this.accounts = accounts;
        this.postings = postings;
        this.movePoints = movePoints;
        this.events = events;
        this.ids = ids;
        this.clock = clock;
    }

    /** All that is due of one member, in one journal; nothing while somebody else holds their wallet, or it is frozen. */
    @Transactional
    public void lapse(Tsid member) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        // Whoever grants or takes all holds the wallet's row too.
        if (wallets.lockIfFree(member).filter(wallet -> !wallet.isFrozen()).isEmpty()) {
            return;
        }
        List<PointsExpired.Lot> due = lots.lapse(member, now);
        if (due.isEmpty()) {
            return;
        }
        Account points = accounts.open(AccountKind.MEMBER_POINTS, member.value());
        long total = due.stream().mapToLong(PointsExpired.Lot::points).sum();
        movePoints.move(points, postings.expired(points, due),
                new PointsChange(PointsChange.Kind.EXPIRY, -total, DESCRIPTION, now));
        events.publish(new PointsExpired(ids.next(), now, member, total, due));
    }
}
