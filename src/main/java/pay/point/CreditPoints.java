package pay.point;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pay.events.PointsCredited;
import pay.events.PointsRefused;
import pay.ledger.Account;
import pay.ledger.AccountKind;
import pay.ledger.Accounts;
import pay.ledger.LedgerRefusal;
import pay.wallet.LockWallet;
import platform.event.DomainEvents;
import platform.id.Ids;

/** Credits the points of a grant once, however often it is told, and answers each time. */
@Component
class CreditPoints {
    private static final String WALLET_CLOSED = "WALLET_CLOSED";

    private final LockWallet wallets;
    private final PointLots lots;
    private final Accounts accounts;
    private final PointPostings postings;
    private final MovePoints movePoints;
    private final DomainEvents events;
    private final Ids ids;
    private final Clock clock;

    CreditPoints(LockWallet wallets, PointLots lots, Accounts accounts, PointPostings postings, MovePoints movePoints,
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

    /**
     * A budget that does not cover the grant is no refusal: benefit grants only what was booked, so something is wrong, and
     * the delivery is tried again until a person looks.
     *
     * @throws LedgerRefusal when the programme's budget is short
     */
    @Transactional
    public void credit(PointGrant grant) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        // One grant of a member at a time: the wallet's row is ours.
        boolean open = wallets.lock(grant.memberId()).isOpen();
        if (!lots.has(grant.id())) {
            if (!open) {
                events.publish(new PointsRefused(ids.next(), now, grant.id(), grant.memberId(), grant.programmeId(),
                        grant.points(), WALLET_CLOSED));
                return;
            }
            lots.add(grant, now);
            book(grant, now);
        }
        events.publish(new PointsCredited(ids.next(), now, grant.id(), grant.memberId(), grant.programmeId(),
                grant.points()));
    }

    private void book(PointGrant grant, Instant now) {
        Account points = accounts.open(AccountKind.MEMBER_POINTS, grant.memberId().value());
        movePoints.move(points, postings.granted(grant, points),
                new PointsChange(PointsChange.Kind.GRANT, grant.points(), grant.description(), now));
    }
}
