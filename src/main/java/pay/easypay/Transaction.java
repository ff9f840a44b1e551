package pay.easypay;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * Something that was taken for a payment, or went back.
 *
 * @param reason why it went back; null when it was taken
 */
record Transaction(long id, MerchantPayment payment, Kind kind, TaxedAmount amount, @Nullable String reason,
        Instant at) {
    /** Which way it goes. */
    enum Kind {
        PAYMENT, CANCEL
    }
}
