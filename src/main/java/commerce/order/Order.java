package commerce.order;

import java.time.Instant;

import org.jspecify.annotations.Nullable;
import platform.id.Tsid;
import platform.money.Won;

/**
 * An order as its row says. It changes only by {@link AdvanceOrders}, under the row's lock.
 *
 * @param amount what is to be paid
 * @param taxFree the part of it without VAT
 * @param payBy no attempt to pay starts after this
 * @param paidAt when its stock was sold
 * @param closedAt when it was over without being paid, or undone
 * @param paymentId null until pay tells of the payment
 * @param paymentVersion the highest version of the payment's events seen; says nothing while there is no payment, since pay
 *     counts from 0
 * @param teamId the team that it is a seat in; null of most
 * @param depositUntil until when the deposit that pays a part of it counts; null unless its buyer pays so
 */
record Order(OrderId id, Tsid buyerId, OrderStatus status, Won amount, Won taxFree, Instant placedAt, Instant payBy,
        @Nullable Instant paidAt, @Nullable Instant closedAt, @Nullable CloseReason closeReason,
        @Nullable Tsid paymentId, int paymentVersion, @Nullable Tsid teamId,
        @Nullable Instant depositUntil) {
    /** The same after a newer event of its payment. */
    Order paidBy(Tsid payment, int version) {
        return new Order(id, buyerId, status, amount, taxFree, placedAt, payBy, paidAt, closedAt, closeReason, payment,
                version, teamId, depositUntil);
    }
}
