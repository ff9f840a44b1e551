package pay.point;

import java.time.Instant;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pay.ledger.AccountKind;
import pay.ledger.Accounts;
import pay.ledger.Ledger;
import platform.id.Tsid;

/** Takes the points of a member who left; the won behind them are Madang's own again. */
@Component
public class ForfeitPoints {
    private static final String DESCRIPTION = "탈퇴로 소멸";

    private final Accounts accounts;
    private final Ledger ledger;
    private final PointLots lots;
    private final MovePoints movePoints;

    ForfeitPoints(Accounts accounts, Ledger ledger, PointLots lots, MovePoints movePoints) {
        this.accounts = accounts;
        this.ledger = ledger;
        this.lots = lots;
        this.movePoints = movePoints;
    }

    /** The wallet is closed already, so that none come after. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void forfeit(Tsid memberId, Instant now) {
        accounts.find(AccountKind.MEMBER_POINTS, memberId.value()).ifPresent(points -> {
            long left = ledger.lock(points).credit();
            if (left > 0) {
                lots.empty(memberId);
                movePoints.move(points,
                        PointPostings.forfeited(points, left),
                        new PointsChange(PointsChange.Kind.FORFEIT, -left, DESCRIPTION, now));
            }
        });
    }
}
