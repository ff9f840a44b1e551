package pay.promotion;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import pay.PayScene;
import pay.merchant.MerchantId;
import platform.id.Ids;
import platform.money.Won;

/** Promotions of a test's own, from a minute ago until tomorrow; each member may have them twice. */
public final class TestPromotions {
    private TestPromotions() {}

    /** A percentage at one merchant's. */
    public static PromotionId starts(ApplicationContext context, Promotion.Kind kind, @Nullable MerchantId merchant,
            int percent, @Nullable Integer stock, long budget) {
        return starts(context, kind, Promotion.Place.MERCHANTS, merchant, percent, stock, budget);
    }

    /** A percentage for payments of orders too, or for those alone. */
    public static PromotionId forOrders(ApplicationContext context, Promotion.Kind kind, Promotion.Place place,
            int percent, @Nullable Integer stock, long budget) {
        return starts(context, kind, place, null, percent, stock, budget);
    }

    /** What a promotion may still give. */
    public static long budget(PayScene scene, PromotionId promotion) {
        return scene.number("select b.credit_posted - b.debit_posted - b.debit_pending from pay_account a"
                + " join pay_balance b on b.account_id = a.id where a.kind = 'PROMOTION_BUDGET' and a.owner = "
                + promotion.value());
    }

    private static PromotionId starts(ApplicationContext context, Promotion.Kind kind, Promotion.Place place,
            @Nullable MerchantId merchant, int percent, @Nullable Integer stock, long budget) {
        PromotionId id = new PromotionId(context.getBean(Ids.class).nextLong());
        Instant now = context.getBean(Clock.class).instant();
        context.getBean(StartPromotion.class).start(
                new Promotion(id, "책방의 날", kind, place, merchant, percent, null, Won.of(1_000), Won.of(5_000), 2, stock,
                        0,
                        now.minusSeconds(60), now.plus(Duration.ofDays(1))),
                Won.of(budget));
        return id;
    }

    /** Coupons that hold at all merchants'; the promotion's id. */
    public static long coupons(ApplicationContext context) {
        return starts(context, Promotion.Kind.COUPON, null, 10, null, 10_000).value();
    }
}
