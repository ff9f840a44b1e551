package commerce.order;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import commerce.catalogue.ProductId;
import commerce.catalogue.SellerId;
import commerce.catalogue.SkuId;
import commerce.webhook.AnnounceToSeller;
import commerce.webhook.SellerTopic;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import platform.money.Won;
import platform.webhook.AnnounceNews;

/** Has sellers' systems told what orders they have to send, and which are gone. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class TellSellers {
    private final Items items;
    private final AnnounceToSeller announce;

    TellSellers(Items items, AnnounceToSeller announce) {
        this.items = items;
        this.announce = announce;
    }

    /** What of a paid order is the seller's. */
    record PaidOrder(OrderId orderId, List<PaidItem> items) {}

    /** One item of it. */
    record PaidItem(ItemId itemId, ProductId productId, SkuId skuId, String productName, String optionName,
            int quantity, Won unitPrice, @Nullable Instant paidAt, @Nullable Instant dispatchBy) {
        static PaidItem of(Item item) {
            OrderLine line = item.line();
            return new PaidItem(line.id(), line.productId(), line.skuId(), line.productName(), line.optionName(),
                    line.quantity(), line.unitPrice(), item.times().paidAt(), item.times().dispatchBy());
        }
    }

    /** An order of which nothing of the seller's is left to send. */
    record CanceledOrder(OrderId orderId, @Nullable Instant canceledAt) {}

    /** These are paid and to be sent. */
    void paid(Map<OrderId, List<Item>> paid) {
        List<AnnounceNews.News<SellerId>> news = new ArrayList<>();
        paid.forEach((order, items) -> items.stream().collect(Collectors.groupingBy(item -> item.line().sellerId()))
                .forEach((seller, own) -> news.add(new AnnounceNews.News<>(seller,
                        () -> new PaidOrder(order, own.stream().map(PaidItem::of).toList())))));
        announce.announce(SellerTopic.ORDER_PAID, news);
    }

    /** This was cancelled: the last of its seller's in the order, or not. */
    public void canceled(Item item) {
        SellerId seller = item.line().sellerId();
        if (items.of(item.orderId()).stream().filter(each -> each.line().sellerId().equals(seller))
                .allMatch(each -> each.status() == ItemStatus.CANCELED)) {
            announce.announce(seller, SellerTopic.ORDER_CANCELED,
                    () -> new CanceledOrder(item.orderId(), item.times().closedAt()));
        }
    }
}
