package pay.point;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import platform.id.Ids;
import platform.id.Tsid;

/**
 * Takes what members spend from their lots: what lapses first is spent first. The ledger has decided before, in the same
 * transaction, that the points are there; whoever calls has the members' wallets locked or kept, and by the ledger their
 * balances of points.
 */
@Component
public class SpendPoints {
    /** How long points can be spent that come back by a refund after their day. */
    static final Duration LONGER = Duration.ofDays(30);

    private final PointLots lots;
    private final SpentLots spent;
    private final Ids ids;

    SpendPoints(PointLots lots, SpentLots spent, Ids ids) {
        this.lots = lots;
        this.spent = spent;
        this.ids = ids;
    }

    /** Points that a member spends on something with an id. */
    public record Spending(long id, Tsid member, long points) {}

    /** What one lot gives for a spending. */
    private record Part(long spending, long grantId, long points) {}

    /** Sets points aside; they do not lapse until their spending ends. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void hold(List<Spending> spendings) {
        List<Part> parts = parts(spendings);
        spent.write(parts.stream()
                .map(part -> new SpentLots.SpentLot(part.spending(), part.grantId(), part.points(), 0, 0)).toList());
        change(parts.stream().map(part -> new PointLots.LotChange(part.grantId(), 0, part.points())).toList());
    }

    /** Spends points for good, at once. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void spend(List<Spending> spendings) {
        List<Part> parts = parts(spendings);
        spent.write(parts.stream()
                .map(part -> new SpentLots.SpentLot(part.spending(), part.grantId(), 0, part.points(), 0)).toList());
        change(parts.stream().map(part -> new PointLots.LotChange(part.grantId(), -part.points(), 0)).toList());
    }

    private List<Part> parts(List<Spending> spendings) {
        if (spendings.isEmpty()) {
            return List.of();
        }
        Set<Tsid> members = spendings.stream().map(Spending::member).collect(Collectors.toSet());
        Map<Tsid, Deque<PointLots.Spendable>> left = new HashMap<>();
        lots.spendable(members).forEach((member, each) -> left.put(member, new ArrayDeque<>(each)));
        List<Part> parts = new ArrayList<>();
        spendings.forEach(each -> take(each, left.getOrDefault(each.member(), new ArrayDeque<>()), parts));
        return parts;
    }

    private static void take(Spending spending, Deque<PointLots.Spendable> left, List<Part> parts) {
        long missing = spending.points();
        while (missing > 0) {
            PointLots.Spendable first = left.poll();
            if (first == null) {
                throw new IllegalStateException("The lots of member " + spending.member() + " lack " + missing);
            }
            long part = Math.min(missing, first.points());
            missing -= part;
            parts.add(new Part(spending.id(), first.grantId(), part));
            if (part < first.points()) {
                left.addFirst(new PointLots.Spendable(first.grantId(), first.points() - part));
            }
        }
    }

    /**
     * Ends what is set aside.
     *
     * @param points how many of each spending are spent for good, by its id; 0: none. The others can be spent again, or lapse
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void end(Map<Long, Long> points) {
        if (points.isEmpty()) {
            return;
        }
        Map<Long, Long> missing = new HashMap<>(points);
        List<SpentLots.SpentLot> ended = new ArrayList<>();
        List<PointLots.LotChange> changes = new ArrayList<>();
        for (SpentLots.SpentLot lot : spent.of(points.keySet())) {
            long part = Math.min(missing.getOrDefault(lot.spending(), 0L), lot.held());
            missing.merge(lot.spending(), -part, Long::sum);
            ended.add(new SpentLots.SpentLot(lot.spending(), lot.grantId(), 0, part, 0));
            changes.add(new PointLots.LotChange(lot.grantId(), -part, -lot.held()));
        }
        if (missing.values().stream().anyMatch(rest -> rest != 0)) {
            throw new IllegalStateException("Not set aside: " + missing);
        }
        spent.write(ended);
        change(changes);
    }

    /** Gives spent points back to the lots that they came from; to those that lapse last first. What of a lot whose day has come gets 30 days, in a lot of its own. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void restore(long spending, long points, Instant now) {
        List<SpentLots.SpentLot> back = new ArrayList<>();
        List<PointLots.LotChange> changes = new ArrayList<>();
        long missing = points;
        for (SpentLots.SpentLot lot : spent.of(List.of(spending)).reversed()) {
            long part = Math.min(missing, lot.spent() - lot.returned());
            if (part > 0) {
                missing -= part;
                changes.add(new PointLots.LotChange(lot.grantId(), part, 0));
                back.add(new SpentLots.SpentLot(spending, lot.grantId(), 0, lot.spent(), lot.returned() + part));
            }
        }
        if (missing != 0) {
            throw new IllegalStateException("Spending " + spending + " has not " + points + " to give back");
        }
        spent.write(back);
        Map<Long, PointLots.Over> over = lots.over(changes.stream().map(PointLots.LotChange::grantId).toList(), now);
        change(changes.stream().filter(each -> !over.containsKey(each.grantId())).toList());
        changes.forEach(each -> Optional.ofNullable(over.get(each.grantId()))
                .ifPresent(lot -> lots.add(new PointGrant(ids.next(), lot.member(), lot.programme(), each.remaining(),
                        "", now.plus(LONGER)), now)));
    }

    /** Several spendings may change one lot: it is changed once, by the sum. */
    private void change(List<PointLots.LotChange> changes) {
        Map<Long, PointLots.LotChange> sums = new TreeMap<>();
        changes.forEach(each -> sums.merge(each.grantId(), each, PointLots.LotChange::plus));
        if (!sums.isEmpty()) {
            lots.add(List.copyOf(sums.values()));
        }
    }
}
