package pay.easypay;

import java.time.Instant;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import pay.merchant.MerchantId;
import pay.receipt.CashReceiptFor;
import pay.tax.TaxedAmount;
import platform.id.Tsid;
import platform.money.Won;

/**
 * What a merchant asks to be paid for; never changes.
 *
 * @param live false: by a test key; nobody's money moves
 * @param orderId the merchant's own, of which there is one payment
 * @param captures whether the money is taken when the merchant confirms; else it stays set aside until they capture it
 * @param receipt to whom a cash receipt is issued once it is taken; null: to nobody yet
 * @param deposit until when a deposit counts; null: as is usual
 */
record Ask(PaymentKey key, MerchantId merchant, String merchantName, boolean live, String orderId, String orderName,
        TaxedAmount amount, boolean captures, Instant at, @Nullable CashReceiptFor receipt,
        @Nullable DepositDeadline deposit) {
    private static final String OWN_CODE = "qr:";

    /** Without a cash receipt and a deadline of its own. */
    Ask(PaymentKey key, MerchantId merchant, String merchantName, boolean live, String orderId, String orderName,
            TaxedAmount amount, boolean captures, Instant at) {
        this(key, merchant, merchantName, live, orderId, orderName, amount, captures, at, null, null);
    }

    /** Whether it asks for the same, apart from when and under which key. */
    boolean isSameAs(Ask other) {
        return merchant.equals(other.merchant) && live == other.live && orderId.equals(other.orderId)
                && orderName.equals(other.orderName) && amount.equals(other.amount) && captures == other.captures
                && Objects.equals(receipt, other.receipt) && Objects.equals(deposit, other.deposit);
    }

    Ask withoutReceipt() {
        return new Ask(key, merchant, merchantName, live, orderId, orderName, amount, captures, at, null, deposit);
    }

    /** The id of what no merchant asked for: a member has scanned its own code. No merchant can name an order so. */
    static String ofOwnCode(Tsid id) {
        return OWN_CODE + id;
    }

    /** Whether approving it takes it: nobody is there to confirm it. */
    boolean isTakenAtOnce() {
        return orderId.startsWith(OWN_CODE);
    }

    Won total() {
        return amount.total();
    }

    /** What the member reads in their lists. */
    String description() {
        return merchantName + " · " + orderName;
    }
}
