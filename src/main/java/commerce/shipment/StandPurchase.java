package commerce.shipment;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import commerce.events.PurchaseConfirmed;
import commerce.order.Item;
import commerce.order.ItemHappening;
import commerce.order.LockItem.Locked;
import commerce.order.MoveItem;
import commerce.order.OrderLine;
import commerce.order.Pieces;
import commerce.order.Proceeds;
import commerce.refusal.CommerceError;
import commerce.settlement.ConfirmSales;
import commerce.settlement.ConfirmedItem;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import platform.id.Tsid;
import platform.web.DomainException;

/**
 * The purchase of an item stands: what was paid for what is left of it is the seller's, and with the first item of a parcel
 * its freight too.
 */
@Component
class StandPurchase {
    private final MoveItem move;
    private final Proceeds proceeds;
    private final ConfirmSales sales;
    private final Clock clock;

    StandPurchase(MoveItem move, Proceeds proceeds, ConfirmSales sales, Clock clock) {
        this.move = move;
        this.proceeds = proceeds;
        this.sales = sales;
        this.clock = clock;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void stand(Locked locked, ItemHappening by) {
        Item item = locked.item();
        if (item.claimed() > 0) {
            throw new DomainException(CommerceError.ITEM_IN_CLAIM);
        }
        if (move.move(item, by).status() != item.status()) {
            sales.confirm(List.of(confirmed(locked, by == ItemHappening.BUYER_CONFIRMS)),
                    clock.instant().truncatedTo(ChronoUnit.MICROS));
        }
    }

    private ConfirmedItem confirmed(Locked locked, boolean byBuyer) {
        Item item = locked.item();
        OrderLine line = item.line();
        Pieces left = Pieces.left(item);
        Proceeds.Taken taken = proceeds.take(item);
        List<PurchaseConfirmed.Tender> all = new ArrayList<>();
        taken.tenders().forEach((kind, amount) -> all.add(new PurchaseConfirmed.Tender(kind, amount)));
        return new ConfirmedItem(Tsid.of(item.orderId()), Tsid.of(item.id()),
                Objects.requireNonNull(locked.paymentId(), "paid"), locked.buyer(), line.sellerId(), line.productId(),
                line.skuId(), line.productName(), line.optionName(), line.category().name(), left.count(),
                left.listPrice(), left.sellerCoupon(), left.platformCoupon(),
                taken.shipping(), all, byBuyer);
    }
}
