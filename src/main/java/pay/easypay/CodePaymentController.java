package pay.easypay;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import pay.fraud.FraudDecisions;
import pay.merchant.CallingMerchant;
import platform.money.Won;
import platform.web.Refuses;
import platform.web.idempotency.Idempotency;
import platform.web.idempotency.IdempotencyKey;

/** Payments in shops, by the code that a member shows. */
@RestController
@RequestMapping("/v1/pay/payments/offline")
@Tag(name = "Pay for merchants")
class CodePaymentController {
    private final Idempotency idempotency;
    private final AskPayment askPayment;
    private final PayByCode payByCode;
    private final PayByTestCode payByTestCode;
    private final FraudDecisions fraudDecisions;

    CodePaymentController(Idempotency idempotency, AskPayment askPayment, PayByCode payByCode,
            PayByTestCode payByTestCode, FraudDecisions fraudDecisions) {
        this.idempotency = idempotency;
        this.askPayment = askPayment;
        this.payByCode = payByCode;
        this.payByTestCode = payByTestCode;
        this.fraudDecisions = fraudDecisions;
    }

    /**
     * What is to be paid, by whose code.
     *
     * @param code what was scanned
     * @param orderId the merchant's own
     * @param taxFreeAmount what of the amount is free of tax; 0 when absent
     */
    record CodePaymentRequest(
            @Schema(example = "310001234567890461192445") @NotNull @Pattern(regexp = "[0-9]{24}") String code,
            @Schema(example = "order-20261127-0002") @NotNull @Pattern(regexp = MerchantPaymentController.ORDER_ID) String orderId,
            @Schema(example = "아메리카노 2잔") @NotBlank @Size(max = 100) String orderName,
            @Schema(example = "9000", minimum = "1") @NotNull @Positive @Max(1_000_000_000) Won amount,
            @Schema(example = "0") @PositiveOrZero @Max(1_000_000_000) @Nullable Won taxFreeAmount) {
        private AskPayment.Wanted wanted() {
            return new AskPayment.Wanted(orderId, orderName, amount, taxFreeAmount == null ? Won.ZERO : taxFreeAmount,
                    true);
        }

        /** It is as good as money for a minute: not for logs. */
        @Override
        public String toString() {
            return "CodePaymentRequest[" + orderId + "]";
        }
    }

    @Operation(summary = "Take a payment by the code that a member shows", description = """
            In one step, from the member's points and money as they chose. A code is good once; with the same key, or for the
            same order within two minutes, it can be sent again when no answer came. What would have to be signed in the app
            is refused (`OFFLINE_AMOUNT_NEEDS_APP`): show the payment's QR code instead. In test mode codes of the device
            `000000000000` are good, whose secret is that of RFC 6238's test vectors (HMAC-SHA-256).""")
    @Refuses({"PAYMENT_ORDER_ID_USED", "TAX_FREE_EXCEEDS_AMOUNT", "MERCHANT_NOT_APPROVED", "PAYMENT_IN_OTHER_STATE",
            "OFFLINE_CODE_REFUSED", "OFFLINE_CODE_USED", "OFFLINE_DEVICE_LOCKED", "OFFLINE_AMOUNT_NEEDS_APP",
            "INSUFFICIENT_BALANCE", "INSUFFICIENT_POINTS", "AUTO_TOP_UP_PENDING", "BANK_UNDER_MAINTENANCE",
            "OFFLINE_PAYMENT_DECLINED"})
    @PostMapping
    ResponseEntity<MerchantPaymentView> pay(CallingMerchant merchant, IdempotencyKey key,
            @Valid @RequestBody CodePaymentRequest request) {
        AskPayment.Wanted wanted = request.wanted();
        if (merchant.live()) {
            return fraudDecisions.writingRefusal(fraud -> idempotency.together(key, request,
                    shared -> MerchantRefusals.atTheTill(
                            () -> fraud.over(() -> payByCode.pay(shared, merchant, wanted, request.code())))));
        }
        PaymentKey asked = askPayment.create(merchant, wanted).ask().key();
        return idempotency.once(key, request,
                () -> ResponseEntity.ok(payByTestCode.pay(merchant, asked, request.code())));
    }
}
