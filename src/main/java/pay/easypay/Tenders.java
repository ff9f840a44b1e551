package pay.easypay;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import pay.promotion.CouponId;
import pay.promotion.PromotionId;
import platform.money.Won;

/** How a member wants to pay: each way once, with something in it. */
record Tenders(List<Part> parts) {
    /**
     * One way and its part.
     *
     * @param coupon the coupon that is used; null: a discount, or another way
     * @param discount the promotion that gives a discount; null: a coupon, or another way
     */
    record Part(TenderKind kind, Won amount, @Nullable CouponId coupon, @Nullable PromotionId discount) {
        Part(TenderKind kind, Won amount) {
            this(kind, amount, null, null);
        }

        /** Whether it says what pays for a coupon, and does not where there is none. */
        boolean isNamed() {
            return kind == TenderKind.COUPON
                    ? (coupon == null) != (discount == null)
                    : coupon == null && discount == null;
        }
    }

    /** Whether every kind is there at most once, with something in it, and the parts add up to the amount. */
    boolean addUpTo(Won amount) {
        boolean distinct = parts.stream().map(Part::kind).distinct().count() == parts.size();
        return distinct && parts.stream().allMatch(part -> part.isNamed() && part.amount().isPositive())
                && parts.stream().map(Part::amount).reduce(Won.ZERO, Won::plus).equals(amount);
    }

    Optional<Part> find(TenderKind kind) {
        return parts.stream().filter(part -> part.kind() == kind).findFirst();
    }

    /** How much in one way; zero without it. */
    Won of(TenderKind kind) {
        return find(kind).map(Part::amount).orElse(Won.ZERO);
    }

    /** As the device signs them. */
    String signed() {
        return parts.stream().map(part -> part.kind() + "=" + part.amount().amount())
                .collect(Collectors.joining(","));
    }
}
