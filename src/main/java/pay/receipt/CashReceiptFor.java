package pay.receipt;

import pay.error.PayError;
import platform.business.BusinessNumber;
import platform.person.PhoneNumber;
import platform.web.DomainException;

/**
 * Whom a cash receipt is issued to.
 *
 * @param number digits: a mobile number or that of a card for an income's deduction, a business number to prove an expense
 */
public record CashReceiptFor(CashReceiptType type, String number) {
    /** What the tax office has receipts issued to when the payer does not say (https://developers.popbill.com/guide/cashbill/asp/introduction/issue-type). */
    private static final String NOBODY = "0100001234";
    /** Thirteen digits are a resident's number, which is not taken. */
    private static final String CARD = "[0-9]{16,19}";

    /**
     * As a merchant writes it, dashes and blanks apart.
     *
     * @throws DomainException {@code CASH_RECEIPT_NUMBER_INVALID}
     */
    public static CashReceiptFor parse(CashReceiptType type, String written) {
        return new CashReceiptFor(type, switch (type) {
            case INCOME_DEDUCTION -> person(written);
            case EXPENSE_PROOF ->
                BusinessNumber.parse(written).orElseThrow(CashReceiptFor::invalid).digits();
        });
    }

    private static String person(String written) {
        if (written.matches(PhoneNumber.PATTERN)) {
            return PhoneNumber.parse(written).digits();
        }
        String digits = written.replace("-", "").replace(" ", "");
        if (digits.equals(NOBODY) || digits.matches(CARD)) {
            return digits;
        }
        throw invalid();
    }

    private static DomainException invalid() {
        return new DomainException(PayError.CASH_RECEIPT_NUMBER_INVALID);
    }

    /** What a person may recognise it by; a business number is public. */
    public String masked() {
        if (type == CashReceiptType.EXPENSE_PROOF) {
            return new BusinessNumber(number).toString();
        }
        String last = number.substring(number.length() - 4);
        return number.startsWith("010") && number.length() <= 11 ? "010-****-" + last : "****" + last;
    }

    /** Without the number: it is personal data, and must not get into a log by accident. */
    @Override
    public String toString() {
        return type + " " + masked();
    }
}
