package pay.receipt;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;

import pay.tax.TaxedAmount;
import platform.money.Won;

/**
 * One that was issued, or the cancel of a part of one.
 *
 * @param part what makes it one of its payment: the cancel or dispute that it follows, the payment itself when it was issued
 * @param issuedOn the day in Seoul that it is reported with
 * @param number counted within that day
 * @param vat in the amount; of a cancel, so much less than was in what is left
 */
record CashReceipt(long id, long payment, long part, Kind kind, LocalDate issuedOn, int number, CashReceiptFor to,
        TaxedAmount amount, Won vat, Instant at) {
    /** Which way it counts. */
    enum Kind {
        ISSUE, CANCEL
    }

    /** Nine digits, as an approval number of the tax office is; none is given twice on a day. */
    String issueNumber() {
        return issueNumber(number);
    }

    static String issueNumber(int number) {
        return String.format(Locale.ROOT, "%09d", number);
    }

    Won supplied() {
        return amount.taxable().minus(vat);
    }
}
