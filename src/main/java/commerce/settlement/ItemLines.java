package commerce.settlement;

import java.util.EnumMap;
import java.util.Map;

import platform.money.Won;

/**
 * What was written of an item so far: by kind, what its sale came to and what has come back of it since. All as the seller sees it, but for
 * the platform's coupons, which are as the platform does.
 */
record ItemLines(Map<LineKind, Won> sale, Map<LineKind, Won> since) {
    static ItemLines empty() {
        return new ItemLines(new EnumMap<>(LineKind.class), new EnumMap<>(LineKind.class));
    }

    private static Won of(Map<LineKind, Won> lines, LineKind kind) {
        return lines.getOrDefault(kind, Won.ZERO);
    }

    private static ItemFees fees(Map<LineKind, Won> lines) {
        return new ItemFees(of(lines, LineKind.SALES_FEE), of(lines, LineKind.PAYMENT_FEE), of(lines, LineKind.VAT));
    }

    private static Won paid(Map<LineKind, Won> lines, LineKind price) {
        return of(lines, price).plus(of(lines, LineKind.SELLER_COUPON)).plus(of(lines, LineKind.PLATFORM_COUPON))
                .plus(of(lines, LineKind.SHIPPING));
    }

    /**
     * What of the fees a return reverses, after the returns before it.
     *
     * @throws IllegalArgumentException when more would go back than was sold
     */
    ItemFees reversedBy(ReturnedSale returned) {
        ItemFees charged = ItemFees.NONE.minus(fees(sale));
        Won listPriceBack = returned.listPrice().minus(of(since, LineKind.CLAW_BACK));
        Won paidBack = returned.paid().minus(paid(since, LineKind.CLAW_BACK));
        return charged.reversed(listPriceBack, of(sale, LineKind.SALE), paidBack, paid(sale, LineKind.SALE))
                .minus(fees(since));
    }
}
