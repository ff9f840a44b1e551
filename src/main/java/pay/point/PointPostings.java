package pay.point;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pay.events.PointsExpired;
import pay.ledger.Account;
import pay.ledger.AccountKind;
import pay.ledger.Accounts;
import pay.ledger.Line;
import pay.ledger.Posting;
import platform.id.Ids;
import platform.id.Tsid;

/** The journals of points: with each point that comes or goes, a won comes into the reserve or goes out of it. */
@Component
class PointPostings {
    private final Accounts accounts;
    private final Ids ids;

    PointPostings(Accounts accounts, Ids ids) {
        this.accounts = accounts;
        this.ids = ids;
    }

    /** Out of the programme's budget. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Posting granted(PointGrant grant, Account points) {
        return new Posting("POINTS_GRANTED", grant.id().toString(),
                List.of(new Line.Post(Account.POINTS_ISSUED, points, grant.points()),
                        new Line.Post(budget(grant.programmeId().value()), Account.POINT_RESERVE, grant.points())),
                Map.of());
    }

    /** Back to the budgets that gave them. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Posting expired(Account points, List<PointsExpired.Lot> due) {
        Map<Long, Long> byProgramme = new TreeMap<>();
        due.forEach(lot -> byProgramme.merge(lot.programmeId().value(), lot.points(), Long::sum));
        List<Line> won = new ArrayList<>();
        byProgramme.forEach((giver, part) -> won.add(new Line.Post(Account.POINT_RESERVE, giver(giver), part)));
        return taken("POINTS_EXPIRED", ids.next(), points, due.stream().mapToLong(PointsExpired.Lot::points).sum(),
                won);
    }

    /** Madang's own again. */
    static Posting forfeited(Account points, long left) {
        return taken("POINTS_FORFEITED", new Tsid(points.owner()), points, left,
                List.of(new Line.Post(Account.POINT_RESERVE, Account.LAPSED_POINTS, left)));
    }

    private static Posting taken(String kind, Tsid reference, Account points, long total, List<Line> won) {
        List<Line> lines = new ArrayList<>();
        lines.add(new Line.Post(points, Account.POINTS_ISSUED, total));
        lines.addAll(won);
        return new Posting(kind, reference.toString(), lines, Map.of());
    }

    /** What gave them: a promotion of pay's own, else a programme of benefit's. */
    private Account giver(long id) {
        return accounts.find(AccountKind.PROMOTION_BUDGET, id).orElseGet(() -> budget(id));
    }

    private Account budget(long programme) {
        return accounts.open(AccountKind.PROGRAMME_BUDGET, programme);
    }
}
