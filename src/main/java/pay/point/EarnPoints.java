package pay.point;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pay.ledger.Account;
import pay.ledger.AccountKind;
import pay.ledger.Accounts;
import pay.ledger.Line;
import pay.ledger.Posted;
import pay.ledger.Posting;
import platform.id.Tsid;

/** Gives members points that something of pay's own pays for. */
@Component
public class EarnPoints {
    private final PointLots lots;
    private final Accounts accounts;
    private final MovePoints movePoints;

    EarnPoints(PointLots lots, Accounts accounts, MovePoints movePoints) {
        this.lots = lots;
        this.accounts = accounts;
        this.movePoints = movePoints;
    }

    /**
     * Points that a member gets.
     *
     * @param promotion whose budget the won behind them go back to when they lapse
     */
    public record Earned(Tsid id, Tsid member, Tsid promotion, long points, String description, Instant expiresAt) {}

    /**
     * Gives them; whoever calls it has the member's wallet locked, and open.
     *
     * @param won what brings as many won into the reserve, and what else its source moves in the same journal
     * @return the journal, which ends with those lines
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Posted earn(Earned earned, List<Line> won, Instant now) {
        lots.add(new PointGrant(earned.id(), earned.member(), earned.promotion(), earned.points(),
                earned.description(), earned.expiresAt()), now);
        Account points = accounts.open(AccountKind.MEMBER_POINTS, earned.member().value());
        List<Line> lines = new ArrayList<>(List.of(new Line.Post(Account.POINTS_ISSUED, points, earned.points())));
        lines.addAll(won);
        return movePoints.move(points, new Posting("POINTS_EARNED", earned.id().toString(), lines, Map.of()),
                new PointsChange(PointsChange.Kind.CASHBACK, earned.points(), earned.description(), now));
    }
}
