package commerce.chargeback;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import commerce.catalogue.SellerId;
import commerce.events.ChargebackSettled;
import commerce.order.CardPart;
import commerce.order.CardParts;
import commerce.order.DisputedPayments;
import commerce.settlement.ChargeSeller;
import commerce.settlement.ReleaseSales;
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
    private final DisputedPayments disputed;
    private final EndShare end;
    private final ChargeSeller charge;
    private final ReleaseSales release;
    private final DomainEvents events;
    private final Ids ids;
    private final Clock clock;

    SettleChargeback(CardParts parts, Chargebacks chargebacks, Shares shares, ChargedSellers sellers,
            DisputedPayments disputed, EndShare end, ChargeSeller charge, ReleaseSales release, DomainEvents events,
            Ids ids, Clock clock) {
        this.parts = parts;
        this.chargebacks = chargebacks;
        this.shares = shares;
        this.sellers = sellers;
        this.disputed = disputed;
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
        // Another one of the order may hold back too: that lets all of it go.
        if (!disputed.isOpen(lost.orderId())) {
            release.release(Tsid.of(lost.orderId()), now);
        }
        if (all) {
            chargebacks.settled(id);
        } else {
            chargebacks.settleAt(id, now.plus(AGAIN));
        }
    }

    private boolean settle(Chargeback lost, Instant now) {
        List<Share> divided = shares.of(lost.id());
        Set<SellerId> charged = new HashSet<>();
        boolean ended = false;
        for (Share each : divided) {
            if (each.taken().plus(each.freed()).isPositive()) {
                charged.add(each.seller());
            }
            ended |= !each.isFreight() && each.freed().isPositive();
        }
        boolean known = true;
        for (Share each : divided) {
            if (each.settledAt() == null) {
                CardPart part = parts.of(lost.orderId()).stream().filter(one -> one.target() == each.target())
                        .findFirst().orElseThrow();
                Fate fate = Fate.of(each, part, ended, known);
                ended |= fate.kind() == Fate.Kind.ENDS;
                known &= fate.kind() != Fate.Kind.WAITS;
                carryOut(lost, each, part, fate, charged, now);
            }
        }
        return known;
    }

    private void carryOut(Chargeback lost, Share share, CardPart part, Fate fate, Set<SellerId> charged, Instant now) {
        switch (fate.kind()) {
            case WAITS -> {
                return;
            }
            case ENDS -> end.end(lost, share, part, fate.amount(), now);
            case FROM_SELLER, FROM_ESCROW, NOTHING -> {
            }
        }
        boolean fromSeller = fate.kind() == Fate.Kind.FROM_SELLER;
        Won taken = fromSeller ? fate.amount() : Won.ZERO;
        Won freed = fromSeller ? Won.ZERO : fate.amount();
        shares.settle(share.id(), taken, freed, now);
        if (fate.amount().isPositive()) {
            boolean withFee = charged.add(share.seller());
            Fee fee = charge.charge(new ChargeSeller.Loss(share.seller(), Tsid.of(lost.orderId()), Tsid.of(part.item()),
                    Tsid.of(share.id()), taken), withFee, now);
            if (withFee) {
                sellers.charge(lost.id(), share.seller(), fee.total());
            }
            events.publish(new ChargebackSettled(ids.next(), now, Tsid.of(lost.id()), Tsid.of(share.id()),
                    Tsid.of(lost.orderId()), Tsid.of(part.item()), Tsid.of(share.seller()), freed, taken, fee.net(),
                    fee.vat()));
        }
    }
}
