package commerce.order;

import java.time.Instant;

import org.jspecify.annotations.Nullable;
import platform.money.Won;

/**
 * An item of an order as its row says; it changes only under the lock of its order. Its quantity stays what was ordered.
 *
 * @param chargeId the parcel that it is sent in; null of orders from before there were any
 */
public record Item(OrderLine line, OrderId orderId, SellerOrderId sellerOrderId, @Nullable ShippingChargeId chargeId,
        ItemStatus status, Confirmation confirmation, Left left, Times times) {
    /**
     * What is left of it.
     *
     * @param remaining pieces that were neither cancelled nor sent back
     * @param claimed of these, in open claims
     * @param exchanged pieces that were sent once more
     * @param sellerCoupon what of the coupons is for the remaining pieces; {@code platformCoupon} so too
     */
    public record Left(int remaining, int claimed, int exchanged, Won sellerCoupon, Won platformCoupon) {
        static Left all(OrderLine line) {
            return new Left(line.quantity(), 0, 0, line.sellerCoupon(), line.platformCoupon());
        }

        Left claimed(int pieces) {
            return new Left(remaining, pieces, exchanged, sellerCoupon, platformCoupon);
        }

        /** These were in a claim, and are gone. */
        Left without(Pieces pieces) {
            return new Left(remaining - pieces.count(), claimed - pieces.count(), exchanged,
                    sellerCoupon.minus(pieces.sellerCoupon()), platformCoupon.minus(pieces.platformCoupon()));
        }

        /** So many were in a claim, and others are in their place; a piece can be exchanged again. */
        Left exchanged(int pieces) {
            return new Left(remaining, claimed - pieces, Math.min(remaining, exchanged + pieces), sellerCoupon,
                    platformCoupon);
        }

        Left none() {
            return new Left(0, 0, exchanged, Won.ZERO, Won.ZERO);
        }
    }

    /**
     * When what became of it.
     *
     * @param dispatchBy until then the seller has to have sent it
     * @param confirmBy then the purchase confirms itself; null while that is not to be, and while a claim is open
     * @param closedAt since then nothing is left of it
     */
    public record Times(@Nullable Instant paidAt, @Nullable Instant dispatchBy, @Nullable Instant sellerConfirmedAt,
            @Nullable Instant shippedAt, @Nullable Instant deliveredAt, @Nullable Instant confirmBy,
            @Nullable Instant purchaseConfirmedAt, @Nullable Instant closedAt) {
        static final Times NONE = new Times(null, null, null, null, null, null, null, null);

        Times sellerConfirmed(Instant now) {
            return new Times(paidAt, dispatchBy, now, shippedAt, deliveredAt, confirmBy, purchaseConfirmedAt, closedAt);
        }

        Times shipped(Instant now, Instant confirm) {
            return new Times(paidAt, dispatchBy, sellerConfirmedAt, now, deliveredAt, confirm, purchaseConfirmedAt,
                    closedAt);
        }

        Times delivered(Instant now, Instant confirm) {
            return new Times(paidAt, dispatchBy, sellerConfirmedAt, shippedAt, now, confirm, purchaseConfirmedAt,
                    closedAt);
        }

        /** Nobody knows of its arrival any more. */
        Times awaited(Instant confirm) {
            return new Times(paidAt, dispatchBy, sellerConfirmedAt, shippedAt, null, confirm, purchaseConfirmedAt,
                    closedAt);
        }

        Times confirmingBy(@Nullable Instant confirm) {
            return new Times(paidAt, dispatchBy, sellerConfirmedAt, shippedAt, deliveredAt, confirm,
                    purchaseConfirmedAt, closedAt);
        }

        Times purchaseConfirmed(Instant now) {
            return new Times(paidAt, dispatchBy, sellerConfirmedAt, shippedAt, deliveredAt, null, now, closedAt);
        }

        Times closed(Instant now) {
            return new Times(paidAt, dispatchBy, sellerConfirmedAt, shippedAt, deliveredAt, null, purchaseConfirmedAt,
                    now);
        }

        Times dispatchBy(Instant until) {
            return new Times(paidAt, until, sellerConfirmedAt, shippedAt, deliveredAt, confirmBy, purchaseConfirmedAt,
                    closedAt);
        }
    }

    /** As it is when it was just ordered. */
    static Item ordered(OrderLine line, OrderId order, SellerOrderId sellerOrder, ShippingChargeId charge) {
        return new Item(line, order, sellerOrder, charge, ItemStatus.PAYMENT_WAITING, Confirmation.NOT_YET,
                Left.all(line), Times.NONE);
    }

    Item at(ItemStatus next, Confirmation confirmed, Left then, Times when) {
        return new Item(line, orderId, sellerOrderId, chargeId, next, confirmed, then, when);
    }

    public int remaining() {
        return left.remaining();
    }

    public int claimed() {
        return left.claimed();
    }

    public ItemId id() {
        return line.id();
    }
}
