package pay.easypay;

import java.time.Instant;

import org.jspecify.annotations.Nullable;
import pay.settlement.Sale;
import pay.tax.TaxedAmount;
import platform.id.Tsid;

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

    /** As settlements count it. */
    Sale sale() {
        Tsid of = new Tsid(payment.id());
        Tsid part = new Tsid(id);
        return switch (kind) {
            case PAYMENT -> Sale.sale(payment.ask().merchant(), of, part, amount.total(), amount.taxFree(), at);
            case CANCEL -> Sale.cancel(payment.ask().merchant(), of, part, amount.total(), amount.taxFree(), at);
        };
    }
}
