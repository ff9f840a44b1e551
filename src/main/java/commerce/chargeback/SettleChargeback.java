package commerce.chargeback;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import commerce.catalogue.SellerId;
import commerce.events.ChargebackSettled;
import commerce.order.CardPart;
import commerce.order.CardParts;
import commerce.order.OrderId;
import commerce.settlement.ChargeSeller;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import platform.database.RetriedOnConflict;
import platform.event.DomainEvents;
import platform.id.Ids;
import platform.id.Tsid;
import platform.money.Fee;
import platform.money.Won;

/**
 * Takes what a lost chargeback has cost: from the order's escrow what is not its seller's yet, and from the seller what is. What cannot be
 * said yet is looked at again each hour, until its purchase stands or it is undone.
 */
@Service
class SettleChargeback {
    static final Duration AGAIN = Duration.ofHours(1);

    private final CardParts parts;
    private final Chargebacks chargebacks;
    private final Shares shares;
    private final ChargedSellers sellers;
    private final EndShare end;
    private final ChargeSeller charge;
    private final ReleaseOrder release;
    private final DomainEvents events;
    private final Ids ids;
    private final Clock clock;

    SettleChargeback(CardParts parts, Chargebacks chargebacks, Shares shares, ChargedSellers sellers,
            EndShare end, ChargeSeller charge, ReleaseOrder release, DomainEvents events, Ids ids, Clock clock) {
        this.parts = parts;
        this.chargebacks = chargebacks;
        this.shares = shares;
        this.sellers = sellers;
        this.end = end;
        this.charge = charge;
        this.release = release;
        this.events = events;
        this.ids = ids;
        this.clock = clock;
    }

    /** Takes what can be taken now; nothing while it is proposed to divide it otherwise. */
    @RetriedOnConflict
    @Transactional
    public void settle(ChargebackId id) {
        parts.lock(chargebacks.find(id).orElseThrow().orderId());
        Chargeback lost = chargebacks.find(id).orElseThrow();
        if (lost.state() != Chargeback.State.LOST) {
            return;
        }
        if (lost.proposal() != null) {
            chargebacks.settled(id); // Whoever decides it has it looked at again.
            return;
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        boolean all = settle(lost, now);
        release.release(lost.orderId(), now);
        if (all) {
            chargebacks.settled(id);
        } else {
            chargebacks.settleAt(id, now.plus(AGAIN));
        }
    }

    /** What is known of a part, and how it was before. */
    private record Known(Share share, CardPart part, Fate fate) {}

    /** Takes what can be taken; whether that is all. */
    private boolean settle(Chargeback lost, Instant now) {
        List<Share> divided = shares.of(lost.id());
        List<Share> open = divided.stream().filter(each -> each.settledAt() == null).toList();
        List<Known> known = end(lost, divided, open, now);
        Set<SellerId> charged = new HashSet<>();
        divided.stream().filter(each -> each.taken().plus(each.freed()).isPositive())
                .forEach(each -> charged.add(each.seller()));
        known.forEach(each -> take(lost, each, charged, now));
        return known.size() == open.size();
    }

    /** All that ends does so before any line is written: what those lock is locked last. */
    private List<Known> end(Chargeback lost, List<Share> divided, List<Share> open, Instant now) {
        Map<Long, Before> before = before(lost.orderId());
        Map<Long, CardPart> paid = paid(lost.orderId(), before);
        boolean ended = divided.stream().anyMatch(each -> !each.isFreight() && each.freed().isPositive());
        List<Known> known = new ArrayList<>();
        int looked = 0;
        for (Share each : open) {
            CardPart part = Objects.requireNonNull(paid.get(each.target()), "paid for");
            Won counted = Objects.requireNonNull(before.get(each.target()), "its own").counted();
            Fate fate = Fate.of(each.since(counted), part, ended, known.size() == looked);
            looked++;
            if (fate.kind() == Fate.Kind.ENDS) {
                end.end(lost, each, part, fate.fromEscrow(), now);
                ended = true;
                paid = paid(lost.orderId(), before);
            }
            if (fate.kind() != Fate.Kind.WAITS) {
                known.add(new Known(each, part, fate));
            }
        }
        return known;
    }

    /** What the card has paid, less what sellers bore of it before, by target. */
    private Map<Long, CardPart> paid(OrderId order, Map<Long, Before> before) {
        Map<Long, CardPart> paid = new HashMap<>();
        parts.of(order).forEach(part -> {
            Before of = before.get(part.target());
            paid.put(part.target(), of == null ? part : part.less(of.taken()));
        });
        return paid;
    }

    /**
     * What lost chargebacks of an order have come to so far, of one target.
     *
     * @param taken what its seller bore
     * @param freed what left the escrow
     * @param refunded what the card had got back when the first of them was opened
     */
    private record Before(Won taken, Won freed, Won refunded) {
        Before and(Before other) {
            return new Before(taken.plus(other.taken), freed.plus(other.freed),
                    refunded.isLessThan(other.refunded) ? refunded : other.refunded);
        }

        /** Of refunds that pay refuses since then, what left the escrow counts for none of them once more. */
        Won counted() {
            return refunded.plus(freed);
        }
    }

    private Map<Long, Before> before(OrderId order) {
        Map<Long, Before> before = new HashMap<>();
        chargebacks.of(order).stream().filter(each -> each.state() == Chargeback.State.LOST)
                .forEach(each -> shares.of(each.id()).forEach(share -> before.merge(share.target(),
                        new Before(share.taken(), share.freed(), share.refundedBefore()), Before::and)));
        return before;
    }

    private void take(Chargeback lost, Known known, Set<SellerId> charged, Instant now) {
        Share share = known.share();
        Won taken = known.fate().fromSeller();
        Won freed = known.fate().fromEscrow();
        shares.settle(share.id(), taken, freed, now);
        if (taken.plus(freed).isPositive()) {
            Tsid item = Tsid.of(known.part().item());
            boolean withFee = charged.add(share.seller());
            Fee fee = charge.charge(new ChargeSeller.Loss(share.seller(), Tsid.of(lost.orderId()), item,
                    Tsid.of(share.id()), taken), withFee, now);
            if (withFee) {
                sellers.charge(lost.id(), share.seller(), fee.total());
            }
            events.publish(new ChargebackSettled(ids.next(), now, Tsid.of(lost.id()), Tsid.of(share.id()),
                    Tsid.of(lost.orderId()), item, Tsid.of(share.seller()), freed, taken, fee.net(), fee.vat()));
        }
    }
}
