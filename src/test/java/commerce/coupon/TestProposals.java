package commerce.coupon;

import java.time.LocalDate;
import java.util.Set;

import org.springframework.context.ApplicationContext;
import platform.id.Ids;
import platform.money.Won;
import platform.security.StaffCaller;
import platform.time.BusinessDays;

/** Proposes coupons of Madang's own for a test. */
public final class TestProposals {
    private TestProposals() {}

    /** One of 1,000 won for ten members, from today on for a week, by an operator whom nobody else is. */
    public static CouponId proposed(ApplicationContext context) {
        Ids ids = context.getBean(Ids.class);
        LocalDate today = LocalDate.now(BusinessDays.SEOUL);
        CouponId id = new CouponId(ids.nextLong());
        context.getBean(ProposeCoupon.class).propose(
                new StaffCaller(ids.next(), "somebody", Set.of("OPERATOR"), null), id, new CouponTerms("첫 구매",
                        Coupon.Kind.AMOUNT, 1_000, null, Won.of(10_000), 10, today, today.plusDays(7)),
                "가을 행사");
        return id;
    }
}
