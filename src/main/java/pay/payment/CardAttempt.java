package pay.payment;

import org.jspecify.annotations.Nullable;
import pay.card.CardRequestId;
import pay.ledger.MovementId;
import platform.money.Won;

/**
 * One try to have a card pay a part of an order.
 *
 * @param money set aside beside it until the card company has answered
 * @param points the same
 * @param coupon the same, in the budget of its promotion
 */
record CardAttempt(CardRequestId charge, PaymentId payment, HeldPart money, HeldPart points, HeldPart coupon) {
    /**
     * What is set aside in one way.
     *
     * @param hold null when it is nothing
     */
    record HeldPart(Won amount, @Nullable MovementId hold) {}
}
