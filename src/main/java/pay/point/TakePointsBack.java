package pay.point;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pay.ledger.Account;
import pay.ledger.AccountKind;
import pay.ledger.Accounts;
import pay.ledger.Ledger;
import pay.ledger.Line;
import pay.ledger.Posting;
import platform.id.Tsid;

/** Takes points that a member has earned and has no right to any more, as far as they still have as many. */
@Component
public class TakePointsBack {
    private final Accounts accounts;
    private final Ledger ledger;
    private final PointLots lots;
    private final MovePoints movePoints;

    TakePointsBack(Accounts accounts, Ledger ledger, PointLots lots, MovePoints movePoints) {
        this.accounts = accounts;
        this.ledger = ledger;
        this.lots = lots;
        this.movePoints = movePoints;
    }

    /**
     * What is taken.
     *
     * @param reference of the journal {@code CASHBACK_TAKEN_BACK}
     * @param earned the grants whose points go first; after them those that lapse first
     * @param to where the won behind them go
     */
    public record Taking(Tsid member, Tsid reference, Set<Tsid> earned, long points, Account to, String description) {}

    /** How much of a grant has lapsed; exact while the caller has the member's wallet locked. */
    @Transactional(readOnly = true)
    public long lapsed(Tsid grant) {
        return lots.lapsed(grant);
    }

    /** Takes them; whoever calls it has the member's wallet locked, open and not frozen. How many there were. */
    @Transactional(propagation = Propagation.MANDATORY)
    public long take(Taking taking, Instant now) {
        Optional<Account> account = accounts.find(AccountKind.MEMBER_POINTS, taking.member().value());
        if (account.isEmpty()) {
            return 0;
        }
        Account points = account.get();
        // By the balance's lock nobody else changes the lots.
        ledger.lock(points);
        List<PointLots.LotChange> changes = changes(taking);
        long taken = -changes.stream().mapToLong(PointLots.LotChange::remaining).sum();
        if (taken > 0) {
            lots.add(changes);
            movePoints.move(points,
                    new Posting("CASHBACK_TAKEN_BACK", taking.reference().toString(),
                            List.of(new Line.Post(points, Account.POINTS_ISSUED, taken),
                                    new Line.Post(Account.POINT_RESERVE, taking.to(), taken)),
                            Map.of()),
                    new PointsChange(PointsChange.Kind.CASHBACK_RETURN, -taken, taking.description(), now));
        }
        return taken;
    }

    private List<PointLots.LotChange> changes(Taking taking) {
        List<PointLots.Spendable> left = lots.spendable(Set.of(taking.member()))
                .getOrDefault(taking.member(), List.of()).stream()
                .sorted(Comparator.comparing(lot -> !taking.earned().contains(new Tsid(lot.grantId())))).toList();
        List<PointLots.LotChange> changes = new ArrayList<>();
        long missing = taking.points();
        for (PointLots.Spendable lot : left) {
            long part = Math.min(missing, lot.points());
            missing -= part;
            if (part > 0) {
                changes.add(new PointLots.LotChange(lot.grantId(), -part, 0));
            }
        }
        return changes;
    }
}
