package pay.receipt;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import pay.error.PayError;
import platform.web.DomainException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class CashReceiptForTest {
    @ParameterizedTest
    @CsvSource({"010-1234-5678, 01012345678, 010-****-5678", "+82 10 1234 5678, 01012345678, 010-****-5678",
            "010-000-1234, 0100001234, 010-****-1234", "1234-5678-9012-3456-78, 123456789012345678, ****5678"})
    void takesMobileNumbersAndCardsOfPersons(String written, String number, String masked) {
        CashReceiptFor to = CashReceiptFor.parse(CashReceiptType.INCOME_DEDUCTION, written);
        assertThat(to.number()).isEqualTo(number);
        assertThat(to.masked()).isEqualTo(masked);
        assertThat(to.toString()).doesNotContain(number);
    }

    /** The fourth would be a resident's number. */
    @ParameterizedTest
    @ValueSource(strings = {"02-123-4567", "010-1234-567", "123-45-67891", "900101-1234567", "12345678901234567890"})
    void takesNoOtherNumbersOfPersons(String written) {
        assertThatThrownBy(() -> CashReceiptFor.parse(CashReceiptType.INCOME_DEDUCTION, written))
                .isInstanceOfSatisfying(DomainException.class,
                        refused -> assertThat(refused.code()).isEqualTo(PayError.CASH_RECEIPT_NUMBER_INVALID));
    }

    @Test
    void takesBusinessNumbersWhoseCheckDigitFitsToProveAnExpense() {
        assertThat(CashReceiptFor.parse(CashReceiptType.EXPENSE_PROOF, "123-45-67891").masked())
                .isEqualTo("123-45-67891");
        assertThatThrownBy(() -> CashReceiptFor.parse(CashReceiptType.EXPENSE_PROOF, "123-45-67892"))
                .isInstanceOf(DomainException.class);
        assertThatThrownBy(() -> CashReceiptFor.parse(CashReceiptType.EXPENSE_PROOF, "010-1234-5678"))
                .isInstanceOf(DomainException.class);
    }
}
