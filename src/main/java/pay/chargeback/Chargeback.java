package pay.chargeback;

import java.time.Instant;
import java.time.LocalDate;

import org.jspecify.annotations.Nullable;
import pay.dispute.DisputeReason;
import platform.id.Tsid;
import platform.money.Won;

/**
 * What a card company may take back of the card's part of an order's payment.
 *
 * @param company whose account owes what was charged
 * @param companyCase that company's own number of it
 * @param answerBy the last day, in Seoul, on which the company takes an answer
 * @param decidedAt null while it is open
 */
record Chargeback(ChargebackId id, Tsid orderId, Tsid paymentId, long company, String companyCase, Won amount,
        DisputeReason reason, State state, Tsid openedBy, Instant openedAt, LocalDate answerBy,
        @Nullable Instant decidedAt) {
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
