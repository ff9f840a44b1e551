package pay.easypay;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import pay.merchant.CallingMerchant;
import pay.tender.TenderKind;
import pay.virtualaccount.Verdict;
import platform.money.Won;
import platform.web.Refuses;

/** What others do to a payment, played by its merchant in test mode. */
@RestController
@RequestMapping("/v1/pay/payments/{paymentKey}")
@Tag(name = "Pay for merchants")
class TestModeController {
    private final ApproveTest approveTest;
    private final PlayDeposit playDeposit;

    TestModeController(ApproveTest approveTest, PlayDeposit playDeposit) {
        this.approveTest = approveTest;
        this.playDeposit = playDeposit;
    }

    /** What the member pays all of it with. */
    enum TestTender {
        MONEY, VIRTUAL_ACCOUNT
    }

    /** @param tender money, when it is absent */
    record TestApprovalRequest(@Schema(example = "VIRTUAL_ACCOUNT") @Nullable TestTender tender) {}

    record TestDepositRequest(
            @Schema(example = "37400", minimum = "1") @NotNull @Positive @Max(1_000_000_000) Won amount) {}

    /** @param verdict what it is to the payment; all but the exact amount, once and in time, would go back */
    record TestDepositView(Verdict verdict) {}

    @Operation(summary = "Approve a payment in test mode, in place of a member", description = """
            By money, or by a deposit at a virtual account, which is played by `test-deposit` once it is confirmed.""")
    @Refuses({"PAYMENT_NOT_FOUND", "PAYMENT_IN_OTHER_STATE", "TEST_KEY_NEEDED", "DEPOSIT_NOT_OFFERED"})
    @PostMapping("/test-approval")
    MerchantPaymentView approve(CallingMerchant merchant, @PathVariable @Size(max = 22) String paymentKey,
            @Valid @RequestBody(required = false) @Nullable TestApprovalRequest request) {
        return approveTest.approve(merchant, PaymentKey.of(paymentKey),
                request != null && request.tender() == TestTender.VIRTUAL_ACCOUNT
                        ? TenderKind.VIRTUAL_ACCOUNT
                        : TenderKind.MONEY);
    }

    @Operation(summary = "Play a bank's notice of a deposit in test mode", description = """
            The exact amount, in time, makes the payment `DONE`; any other has no effect here, and goes back in live mode.""")
    @Refuses({"PAYMENT_NOT_FOUND", "PAYMENT_IN_OTHER_STATE", "TEST_KEY_NEEDED"})
    @PostMapping("/test-deposit")
    TestDepositView deposit(CallingMerchant merchant, @PathVariable @Size(max = 22) String paymentKey,
            @Valid @RequestBody TestDepositRequest request) {
        return new TestDepositView(playDeposit.deposit(merchant, PaymentKey.of(paymentKey), request.amount()));
    }
}
