package pay.easypay;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import pay.merchant.CallingMerchant;
import platform.web.Refuses;

/** Cash receipts of merchants' payments. */
@RestController
@RequestMapping("/v1/pay/payments/{paymentKey}/cash-receipt")
@Tag(name = "Pay for merchants")
class MerchantReceiptController {
    private final IssueCashReceipt issueCashReceipt;

    MerchantReceiptController(IssueCashReceipt issueCashReceipt) {
        this.issueCashReceipt = issueCashReceipt;
    }

    @Operation(summary = "Issue a cash receipt for what was paid in money", description = """
            One a payment, within five days; asked for again with the same content, it is answered as it is. Each cancel of the
            payment cancels its part of it.""")
    @Refuses({"PAYMENT_NOT_FOUND", "PAYMENT_IN_OTHER_STATE", "PAYMENT_DISPUTED", "CASH_RECEIPT_NUMBER_INVALID",
            "CASH_RECEIPT_ISSUED", "CASH_RECEIPT_NOT_IN_MONEY", "CASH_RECEIPT_TOO_LATE"})
    @PostMapping
    MerchantPaymentView issue(CallingMerchant merchant, @PathVariable @Size(max = 22) String paymentKey,
            @Valid @RequestBody CashReceiptRequest request) {
        return issueCashReceipt.issue(merchant, PaymentKey.of(paymentKey), request.to());
    }
}
