package pay.promotion;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import pay.merchant.MerchantId;
import platform.id.Ids;
import platform.money.Won;

/** Promotions of a test's own, from a minute ago until tomorrow; each member may have them twice. */
public final class TestPromotions {
    private TestPromotions() {}

    /** A percentage at one merchant's. */
    public static PromotionId starts(ApplicationContext context, Promotion.Kind kind, @Nullable MerchantId merchant,
            int percent, @Nullable Integer stock, long budget) {
        PromotionId id = new PromotionId(context.getBean(Ids.class).nextLong());
        Instant now = context.getBean(Clock.class).instant();
        context.getBean(StartPromotion.class).start(
                new Promotion(id, "책방의 날", kind, merchant, percent, null, Won.of(1_000), Won.of(5_000), 2, stock, 0,
                        now.minusSeconds(60), now.plus(Duration.ofDays(1))),
                Won.of(budget));
        return id;
    }

    /** Coupons that hold everywhere; the promotion's id. */
    public static long coupons(ApplicationContext context) {
        return starts(context, Promotion.Kind.COUPON, null, 10, null, 10_000).value();
    }
}
