package pay.dispute;

import java.time.LocalDate;

import pay.merchant.MerchantId;
import platform.id.Tsid;
import platform.money.Won;

/**
 * What a payer says of a payment. Whoever opens a dispute of it has made sure that the payment is the merchant's and the
 * payer's, and that so much of it was neither refunded nor disputed.
 *
 * @param paymentKey as the merchant knows the payment
 * @param deadline the last day, in Seoul, on which the merchant may answer
 */
public record Claim(MerchantId merchant, Tsid payment, String paymentKey, Payer payer, Won amount,
        DisputeReason reason, LocalDate deadline) {}
