package pay.easypay;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

import io.swagger.v3.oas.annotations.media.Schema;
import pay.receipt.CashReceiptFor;
import pay.receipt.CashReceiptType;

/**
 * To whom a cash receipt is issued; named as in Toss Payments' core API (https://docs.tosspayments.com/reference).
 *
 * @param customerIdentityNumber for an income's deduction a mobile number, a card's number or 010-000-1234, which stands for nobody; to prove an expense a business number
 */
record CashReceiptRequest(@NotNull CashReceiptType type,
        @Schema(example = "010-1234-5678") @NotBlank @Pattern(regexp = "[+0-9][0-9 -]{8,29}") String customerIdentityNumber) {
    /**
     * The same, as it is kept.
     *
     * @throws platform.web.DomainException {@code CASH_RECEIPT_NUMBER_INVALID}
     */
    CashReceiptFor to() {
        return CashReceiptFor.parse(type, customerIdentityNumber);
    }
}
