package pay.chargeback;

import java.time.Instant;
import java.time.LocalDate;

import pay.dispute.DisputeReason;
import platform.id.Tsid;
import platform.money.Won;

/**
 * What a card company may take back of the card's part of an order's payment.
 *
 * @param company whose account owes what was charged
 * @param answerBy the last day, in Seoul, on which the company takes an answer
 */
record Chargeback(ChargebackId id, Tsid orderId, Tsid paymentId, long company, Won amount, DisputeReason reason,
        State state, Tsid openedBy, Instant openedAt, LocalDate answerBy) {
    /** How far it is. */
    enum State {
        /** The company has not decided. */
        OPEN,
        /** For us: nothing was taken back. Final. */
        WON,
        /** For the card's holder: it has the amount again. Final. */
        LOST
    }
}
