package commerce.desk;

import java.time.Clock;
import java.time.Instant;

import commerce.ManyItems;
import commerce.catalogue.ProductId;
import commerce.catalogue.SellerId;
import commerce.order.Confirmation;
import commerce.order.ItemId;
import commerce.order.ItemStatus;
import commerce.order.SellerItems;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import testing.MadangTest;
import testing.Plans;

/** Each list on a seller's desk has its index, however many items there are. */
@MadangTest
class PlansTest {
    @Autowired
    ApplicationContext context;
    @Autowired
    SellerItems items;
    @Autowired
    Clock clock;

    @Test
    void listsASellersItems() {
        SellerId seller = new SellerId(7);
        SellerItems.Range product = new SellerItems.Range(0, Long.MAX_VALUE, new ProductId(7));
        new Plans(context).assertServedByIndexes(() -> ManyItems.add(context), () -> {
            items.at(seller, ItemStatus.SHIPPED, Confirmation.CONFIRMED, SellerItems.Range.ALL, 51);
            items.at(seller, ItemStatus.SHIPPED, Confirmation.CONFIRMED, product, 51);
            items.oldestAt(seller, ItemStatus.SHIPPED, Confirmation.CONFIRMED, SellerItems.Range.ALL, 51);
            items.oldestAt(seller, ItemStatus.SHIPPED, Confirmation.CONFIRMED, product.after(new ItemId(7)), 51);
            items.late(seller, SellerItems.Range.ALL, clock.instant(), null, 51);
            items.late(seller, SellerItems.Range.ALL, clock.instant(), new ItemId(7), 51);
            items.changed(seller, Instant.EPOCH, 0, 51);
            items.count(seller, ItemStatus.SHIPPED, Confirmation.CONFIRMED, 100);
            items.countLate(seller, clock.instant(), 100);
        });
    }
}
