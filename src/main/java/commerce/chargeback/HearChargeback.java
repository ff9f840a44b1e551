package commerce.chargeback;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import commerce.order.CardPart;
import commerce.order.CardParts;
import commerce.order.DisputedPayments;
import commerce.settlement.HoldSales;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import platform.id.Ids;
import platform.id.Tsid;
import platform.money.Won;

/**
 * Pay tells of a chargeback. While it is open nobody is paid out what is left of its order: what its sellers are to get is held back. How it
 * was decided may be heard first; each is heard once.
 */
@Component
class HearChargeback {
    /**
     * No purchase confirms itself sooner after the last one of its order was decided: who found a fault meanwhile can say so before the money
     * is the seller's. The time to change one's mind is not longer for it.
     */
    static final Duration AFTER_IT_WAS_DECIDED = Duration.ofDays(1);

    private final CardParts parts;
    private final Chargebacks chargebacks;
    private final Shares shares;
    private final ChargedSellers sellers;
    private final DisputedPayments disputed;
    private final HoldSales hold;
    private final ReleaseOrder release;
    private final TellSellersOfIt tell;
    private final Ids ids;
    private final Clock clock;

    HearChargeback(CardParts parts, Chargebacks chargebacks, Shares shares, ChargedSellers sellers,
            DisputedPayments disputed, HoldSales hold, ReleaseOrder release, TellSellersOfIt tell, Ids ids,
            Clock clock) {
        this.parts = parts;
        this.chargebacks = chargebacks;
        this.shares = shares;
        this.sellers = sellers;
        this.disputed = disputed;
        this.hold = hold;
        this.release = release;
        this.tell = tell;
        this.ids = ids;
        this.clock = clock;
    }

    /** Keeps what was told: that it was opened, or how it was decided. */
    @Transactional
    public void hear(Chargeback told) {
        if (!parts.lock(told.orderId())) {
            return;
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        boolean known = chargebacks.find(told.id()).isPresent();
        if (!known) {
            open(told, now);
        }
        Instant decided = told.decidedAt();
        if (decided != null && (!known || chargebacks.find(told.id()).orElseThrow().decidedAt() == null)) {
            decide(told, decided, now);
        }
    }

    private void open(Chargeback told, Instant now) {
        Chargeback open = new Chargeback(told.id(), told.orderId(), told.amount(), told.reason(), told.answerBy(),
                Chargeback.State.OPEN, told.openedAt(), null, null);
        chargebacks.add(open);
        Map<Long, Won> borne = shares.borne(told.orderId());
        List<CardPart> paid = parts.of(told.orderId()).stream()
                .map(part -> part.less(borne.getOrDefault(part.target(), Won.ZERO)))
                .filter(part -> part.left().isPositive()).toList();
        List<Won> amounts = Division.of(told.amount(), paid);
        List<Share> divided = new ArrayList<>();
        for (int i = 0; i < paid.size(); i++) {
            CardPart part = paid.get(i);
            divided.add(new Share(new ShareId(ids.nextLong()), told.id(), part.seller(), part.item(), part.target(),
                    part.left(), part.refunded(), amounts.get(i), null, Won.ZERO, Won.ZERO, null));
        }
        shares.add(divided);
        divided.stream().map(Share::seller).distinct()
                .forEach(seller -> sellers.add(ids.nextLong(), told.id(), seller, true));
        tell.opened(open);
        hold.hold(Tsid.of(told.orderId()), now);
    }

    private void decide(Chargeback told, Instant decided, Instant now) {
        chargebacks.decide(told.id(), told.state(), decided);
        sellers.end(told.id());
        tell.decided(told);
        if (!disputed.isOpen(told.orderId())) {
            parts.goOn(told.orderId(), now.plus(AFTER_IT_WAS_DECIDED));
        }
        if (told.state() == Chargeback.State.WON) {
            release.release(told.orderId(), now);
        } else {
            chargebacks.settleAt(told.id(), now);
        }
    }
}
