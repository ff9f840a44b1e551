package commerce.settlement;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

import commerce.catalogue.SellerId;
import commerce.events.PurchaseConfirmed;
import commerce.webhook.AnnounceToSeller;
import commerce.webhook.SellerTopic;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import platform.event.DomainEvents;
import platform.id.Ids;
import platform.id.Tsid;
import platform.money.Won;
import platform.time.BusinessDays;

/**
 * Purchases stand: their sellers are owed what was paid for them, less fees. Writes the lines of their settlements and publishes
 * {@link PurchaseConfirmed} of each.
 */
@Component
public class ConfirmSales {
    private final SettlementLines lines;
    private final SellerPlans plans;
    private final BusinessDays businessDays;
    private final AnnounceToSeller announce;
    private final DomainEvents events;
    private final Ids ids;

    ConfirmSales(SettlementLines lines, SellerPlans plans, BusinessDays businessDays, AnnounceToSeller announce,
            DomainEvents events, Ids ids) {
        this.lines = lines;
        this.plans = plans;
        this.businessDays = businessDays;
        this.announce = announce;
        this.events = events;
        this.ids = ids;
    }

    /** What a seller's system is told of one. */
    record ConfirmedSale(Tsid itemId, Tsid orderId, int quantity, Won sellerAmount, Instant confirmedAt) {}

    /**
     * Confirms items, in the transaction that says so of them; the last that this does, since the lines share a row with whoever
     * closes a day's statements.
     *
     * @throws org.springframework.dao.DuplicateKeyException when one was confirmed before; nothing stands then
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void confirm(List<ConfirmedItem> items, Instant now) {
        LocalDate today = LocalDate.ofInstant(now, BusinessDays.SEOUL);
        Map<SellerId, FeePlan> agreed = plans.on(today,
                items.stream().map(ConfirmedItem::seller).collect(Collectors.toSet()));
        List<SettlementLine> written = new ArrayList<>();
        List<PurchaseConfirmed> told = new ArrayList<>();
        for (ConfirmedItem item : items) {
            FeePlan plan = Objects.requireNonNull(agreed.get(item.seller()));
            ItemFees fees = plan.on(item.listPrice(), item.paid());
            written.addAll(lines(item, fees, businessDays.plus(today, plan.dueDays()), now));
            PurchaseConfirmed confirmed = item.told(ids.next(), now, fees);
            told.add(confirmed);
            announce.announce(item.seller(), SellerTopic.PURCHASE_CONFIRMED,
                    () -> new ConfirmedSale(item.itemId(), item.orderId(), confirmed.quantity(),
                            confirmed.sellerAmount(), now));
        }
        lines.append(written);
        told.forEach(events::publish);
    }

    private static List<SettlementLine> lines(ConfirmedItem item, ItemFees fees, LocalDate due, Instant now) {
        return List.of(line(item, due, now, LineKind.SALE, item.listPrice(), Won.ZERO),
                line(item, due, now, LineKind.SELLER_COUPON, item.sellerCoupon().negated(), Won.ZERO),
                line(item, due, now, LineKind.PLATFORM_COUPON, Won.ZERO, item.platformCoupon().negated()),
                line(item, due, now, LineKind.SHIPPING, item.shipping(), Won.ZERO),
                line(item, due, now, LineKind.SALES_FEE, fees.sales().negated(), fees.sales()),
                line(item, due, now, LineKind.PAYMENT_FEE, fees.payment().negated(), fees.payment()),
                line(item, due, now, LineKind.VAT, fees.vat().negated(), fees.vat()));
    }

    private static SettlementLine line(ConfirmedItem item, LocalDate due, Instant now, LineKind kind, Won seller,
            Won platform) {
        Tsid source = item.itemId();
        return new SettlementLine(item.seller(), due, kind, item.orderId(), source, source, seller, platform, now);
    }
}
