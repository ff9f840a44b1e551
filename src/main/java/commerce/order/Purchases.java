package commerce.order;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

import commerce.catalogue.SellerId;
import commerce.quote.FrozenQuote;
import org.springframework.stereotype.Component;
import platform.id.Ids;

/** Writes a new purchase: an order of each seller inside, its parcels and items, and where it goes. */
@Component
class Purchases {
    private final Orders orders;
    private final Items items;
    private final Charges charges;
    private final Deliveries deliveries;
    private final Ids ids;

    Purchases(Orders orders, Items items, Charges charges, Deliveries deliveries, Ids ids) {
        this.orders = orders;
        this.items = items;
        this.charges = charges;
        this.deliveries = deliveries;
        this.ids = ids;
    }

    OrderPages.Page add(Order order, FrozenQuote frozen, Delivery delivery) {
        SequencedMap<SellerId, SellerOrder> sellerOrders = new LinkedHashMap<>();
        List<Charge> parcels = new ArrayList<>();
        for (FrozenQuote.Charge each : frozen.charges()) {
            SellerOrder of = sellerOrders.computeIfAbsent(each.sellerId(),
                    seller -> new SellerOrder(new SellerOrderId(ids.nextLong()), seller));
            parcels.add(new Charge(new ChargeId(ids.nextLong()), of.id(), each.fee(), each.freeFrom(), each.unfreeFee(),
                    each.returnFee(), each.exchangeFee(), null));
        }
        List<Item> ordered = new ArrayList<>();
        for (FrozenQuote.Line each : frozen.lines()) {
            Charge parcel = parcels.get(each.charge());
            ordered.add(Item.ordered(line(each), order.id(), parcel.sellerOrderId(), parcel.id()));
        }
        orders.add(order, List.copyOf(sellerOrders.values()));
        charges.add(order.id(), parcels);
        items.add(ordered);
        deliveries.keep(order.id(), delivery);
        return new OrderPages.Page(order, List.copyOf(sellerOrders.values()), parcels, ordered, List.of(), delivery);
    }

    private OrderLine line(FrozenQuote.Line frozen) {
        return new OrderLine(new LineId(ids.nextLong()), frozen.sellerId(), frozen.productId(), frozen.skuId(),
                frozen.productName(), frozen.optionName(), frozen.quantity(), frozen.unitPrice(), frozen.taxFree(),
                frozen.category(), frozen.sellerCoupon(), frozen.platformCoupon(), frozen.rate());
    }
}
