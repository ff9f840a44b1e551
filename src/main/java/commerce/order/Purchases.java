package commerce.order;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

import commerce.catalogue.SellerId;
import commerce.quote.FrozenQuote;
import org.springframework.stereotype.Component;
import platform.id.Ids;

/** Writes new purchases: an order of each seller inside, its parcels and items, and where it goes. */
@Component
class Purchases {
    private final Orders orders;
    private final Items items;
    private final ShippingCharges charges;
    private final Deliveries deliveries;
    private final Ids ids;

    Purchases(Orders orders, Items items, ShippingCharges charges, Deliveries deliveries, Ids ids) {
        this.orders = orders;
        this.items = items;
        this.charges = charges;
        this.deliveries = deliveries;
        this.ids = ids;
    }

    /** What becomes an order, of which quote, and where it goes. */
    record Purchase(Order order, FrozenQuote frozen, Delivery delivery) {}

    /** Writes them, and returns each as it is now. */
    List<OrderPages.Page> add(List<Purchase> all) {
        List<OrderPages.Page> pages = all.stream().map(this::page).toList();
        Map<Order, List<SellerOrder>> placed = new LinkedHashMap<>();
        Map<OrderId, List<ShippingCharge>> parcels = new LinkedHashMap<>();
        Map<OrderId, Delivery> goesTo = new LinkedHashMap<>();
        for (int i = 0; i < pages.size(); i++) {
            OrderPages.Page page = pages.get(i);
            placed.put(page.order(), page.sellerOrders());
            parcels.put(page.order().id(), page.charges());
            goesTo.put(page.order().id(), all.get(i).delivery());
        }
        orders.add(placed);
        charges.add(parcels);
        items.add(pages.stream().flatMap(page -> page.items().stream()).toList());
        deliveries.keep(goesTo);
        return pages;
    }

    private OrderPages.Page page(Purchase purchase) {
        Order order = purchase.order();
        SequencedMap<SellerId, SellerOrder> sellerOrders = new LinkedHashMap<>();
        List<ShippingCharge> parcels = new ArrayList<>();
        for (FrozenQuote.Charge each : purchase.frozen().charges()) {
            SellerOrder of = sellerOrders.computeIfAbsent(each.sellerId(),
                    seller -> new SellerOrder(new SellerOrderId(ids.nextLong()), seller));
            parcels.add(new ShippingCharge(new ShippingChargeId(ids.nextLong()), of.id(), each.fee(), each.freeFrom(),
                    each.unfreeFee(),
                    each.returnFee(), each.exchangeFee(), null));
        }
        List<Item> ordered = new ArrayList<>();
        for (FrozenQuote.Line each : purchase.frozen().lines()) {
            ShippingCharge parcel = parcels.get(each.charge());
            ordered.add(Item.ordered(line(each), order.id(), parcel.sellerOrderId(), parcel.id()));
        }
        return new OrderPages.Page(order, List.copyOf(sellerOrders.values()), parcels, ordered, List.of(),
                purchase.delivery(), false);
    }

    private OrderLine line(FrozenQuote.Line frozen) {
        return new OrderLine(new ItemId(ids.nextLong()), frozen.sellerId(), frozen.productId(), frozen.skuId(),
                frozen.productName(), frozen.optionName(), frozen.quantity(), frozen.unitPrice(), frozen.taxFree(),
                frozen.category(), frozen.sellerCoupon(), frozen.platformCoupon(), frozen.rate());
    }
}
