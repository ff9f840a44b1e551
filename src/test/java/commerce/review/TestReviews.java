package commerce.review;

import java.util.List;

import commerce.TestParcels;
import commerce.TestShop;
import commerce.catalogue.SellerId;
import commerce.catalogue.SkuId;
import commerce.image.ImageId;
import commerce.order.ItemId;
import commerce.order.TestOrders;
import commerce.report.ReportReason;
import org.springframework.context.ApplicationContext;
import platform.id.Ids;
import platform.id.Tsid;

/** Reviews for tests of other features. */
public final class TestReviews {
    private final ApplicationContext context;
    private final TestShop shop;
    private final Ids ids;

    public TestReviews(ApplicationContext context, TestShop shop) {
        this.context = context;
        this.shop = shop;
        this.ids = context.getBean(Ids.class);
    }

    /** A review of some product of this seller's. */
    public static String of(ApplicationContext context, SellerId seller) {
        return Long.toString(new TestReviews(context, TestShop.of(context, seller)).written().value());
    }

    /** One that somebody has reported. */
    public static String reported(ApplicationContext context) {
        ReviewId id = new TestReviews(context, new TestShop(context)).written();
        context.getBean(JudgeReview.class).report(context.getBean(Ids.class).next(), id, ReportReason.ABUSE);
        return Long.toString(id.value());
    }

    public ReviewId written() {
        return written(ids.next(), shop.sells("제주 감귤 5kg", 20_000, 5), 5, "새콤달콤해요");
    }

    public ReviewId written(Tsid buyer, SkuId sku, int rating, String text, ImageId... photos) {
        return context.getBean(WriteReview.class)
                .write(buyer, delivered(buyer, sku), new Review.Opinion(rating, text, List.of(photos))).id();
    }

    /** An item that has arrived. */
    public ItemId delivered(Tsid buyer, SkuId sku) {
        ItemId item = new TestOrders(context).paid(buyer, sku, 1);
        TestParcels parcels = new TestParcels(context, shop);
        parcels.confirm(item);
        parcels.ship(item);
        parcels.arriveOf(item);
        return item;
    }
}
