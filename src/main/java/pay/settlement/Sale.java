package pay.settlement;

import java.time.Instant;

import pay.merchant.MerchantId;
import platform.id.Tsid;
import platform.money.Won;

/**
 * Something that a merchant's settlement counts.
 *
 * @param payment the payment that it is part of
 * @param part the capture, cancel or dispute: of one kind each part counts once
 * @param amount in won, VAT included, positive whatever the kind
 * @param taxFree how much of the amount is free of VAT
 * @param at when it happened
 */
public record Sale(MerchantId merchant, Kind kind, Tsid payment, Tsid part, Won amount, Won taxFree, Instant at) {
    /** What happened. */
    public enum Kind {
        /** A capture: money came for the merchant. */
        SALE,
        /** Money went back to the buyer, out of what is owed to the merchant. */
        CANCEL,
        /** A dispute that the merchant lost: the amount has left what is owed to them, and it costs the fee of their plan. */
        DISPUTE
    }

    public Sale {
        if (!amount.isPositive() || taxFree.isNegative() || amount.isLessThan(taxFree)) {
            throw new IllegalArgumentException(kind + " of " + amount + ", " + taxFree);
        }
    }

    public static Sale sale(MerchantId merchant, Tsid payment, Tsid capture, Won amount, Won taxFree, Instant at) {
        return new Sale(merchant, Kind.SALE, payment, capture, amount, taxFree, at);
    }

    public static Sale cancel(MerchantId merchant, Tsid payment, Tsid cancel, Won amount, Won taxFree, Instant at) {
        return new Sale(merchant, Kind.CANCEL, payment, cancel, amount, taxFree, at);
    }

    public static Sale dispute(MerchantId merchant, Tsid payment, Tsid dispute, Won amount, Won taxFree, Instant at) {
        return new Sale(merchant, Kind.DISPUTE, payment, dispute, amount, taxFree, at);
    }
}
