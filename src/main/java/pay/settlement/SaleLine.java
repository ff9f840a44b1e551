package pay.settlement;

import java.time.Instant;
import java.time.LocalDate;

import platform.id.Tsid;

/**
 * A line of a statement, in won, signed as the merchant sees it.
 *
 * @param part the capture, cancel or dispute
 * @param fee VAT included; negative when it is reversed
 * @param otherFee how much of the fee is beside the plan's percentage: that of a lost dispute
 * @param vat how much of the fee is VAT
 */
record SaleLine(Tsid id, LocalDate soldOn, Sale.Kind kind, Tsid payment, Tsid part, long amount, long taxFree, long fee,
        long otherFee, long vat, Instant occurredAt) {
    /** What is left of it for the merchant. */
    long net() {
        return amount - fee;
    }
}
