package pay.point;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pay.events.PointsExpired;
import pay.ledger.Account;
import pay.ledger.AccountKind;
import pay.ledger.Accounts;
import pay.ledger.Line;
import pay.ledger.Posting;
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
    private final MovePoints movePoints;
    private final DomainEvents events;
    private final Ids ids;
    private final Clock clock;

    LapsePoints(LockWallet wallets, PointLots lots, Accounts accounts, MovePoints movePoints, DomainEvents events,
            Ids ids, Clock clock) {
        this.wallets = wallets;
        this.lots = lots;
        this.accounts = accounts;
        this.movePoints = movePoints;
        this.events = events;
        this.ids = ids;
        this.clock = clock;
    }

    /** All that is due of one member, in one journal; nothing when another instance was here. */
    @Transactional
    public void lapse(Tsid member) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        // Whoever grants or takes all holds the wallet's row too.
        wallets.lock(member);
        List<PointsExpired.Lot> due = lots.lapse(member, now);
        if (due.isEmpty()) {
            return;
        }
        Account points = accounts.open(AccountKind.MEMBER_POINTS, member.value());
        long total = due.stream().mapToLong(PointsExpired.Lot::points).sum();
        movePoints.move(points, posting(points, total, due),
                new PointsChange(PointsChange.Kind.EXPIRY, -total, DESCRIPTION, now));
        events.publish(new PointsExpired(ids.next(), now, member, total, due));
    }

    private Posting posting(Account points, long total, List<PointsExpired.Lot> due) {
        Map<Long, Long> byProgramme = new TreeMap<>();
        due.forEach(lot -> byProgramme.merge(lot.programmeId().value(), lot.points(), Long::sum));
        List<Line> lines = new ArrayList<>();
        lines.add(new Line.Post(points, Account.POINTS_ISSUED, total));
        byProgramme.forEach((programme, won) -> lines.add(new Line.Post(Account.POINT_RESERVE,
                accounts.open(AccountKind.PROGRAMME_BUDGET, programme), won)));
        return new Posting("POINTS_EXPIRED", ids.next().toString(), lines, Map.of());
    }
}
