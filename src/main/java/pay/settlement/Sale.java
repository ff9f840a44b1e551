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
 * @param otherFee what the merchant bears for this sale beside the fee of their plan (a campaign's interest-free instalments,
 *     say), VAT included; of a dispute all that it costs; 0 of a cancel, which reverses it in proportion
 * @param at when it happened
 */
public record Sale(MerchantId merchant, Kind kind, Tsid payment, Tsid part, Won amount, Won taxFree, Won otherFee,
        Instant at) {
    /** What happened. */
    public enum Kind {
        /** A capture: money came for the merchant. */
        SALE,
        /** Money went back to the buyer, out of what is owed to the merchant. */
        CANCEL,
        /** A dispute that the merchant lost: the amount has left what is owed to them. Of one that costs a fee alone the amount is 0. */
        DISPUTE
    }

    public Sale {
        if (amount.isNegative() || (kind != Kind.DISPUTE && !amount.isPositive()) || taxFree.isNegative()
                || amount.isLessThan(taxFree) || otherFee.isNegative()
                || (kind == Kind.CANCEL && otherFee.isPositive())) {
            throw new IllegalArgumentException(kind + " of " + amount + ", " + taxFree + ", " + otherFee);
        }
    }

    public static Sale sale(MerchantId merchant, Tsid payment, Tsid capture, Won amount, Won taxFree, Instant at) {
        return new Sale(merchant, Kind.SALE, payment, capture, amount, taxFree, Won.ZERO, at);
    }

    public static Sale cancel(MerchantId merchant, Tsid payment, Tsid cancel, Won amount, Won taxFree, Instant at) {
        return new Sale(merchant, Kind.CANCEL, payment, cancel, amount, taxFree, Won.ZERO, at);
    }
}
