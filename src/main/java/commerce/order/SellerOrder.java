package commerce.order;

import java.util.Comparator;
import java.util.List;

import commerce.catalogue.SellerId;

/** What one seller has to send of a purchase. */
record SellerOrder(SellerOrderId id, SellerId sellerId) {
    /** Those that these items are in, each once; none is without items. */
    static List<SellerOrder> of(List<Item> items) {
        return items.stream().map(item -> new SellerOrder(item.sellerOrderId(), item.line().sellerId())).distinct()
                .sorted(Comparator.comparingLong(order -> order.id().value())).toList();
    }
}
