package pay.easypay;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import pay.merchant.CallingMerchant;
import platform.money.Won;
import platform.web.Refuses;
import platform.web.idempotency.Idempotency;
import platform.web.idempotency.IdempotencyKey;

/** What merchants do with payments after they were confirmed, or instead of it. */
@RestController
@RequestMapping("/v1/pay/payments/{paymentKey}")
@Tag(name = "Pay for merchants")
class MerchantCancelController {
    private final Idempotency idempotency;
    private final CapturePayment capturePayment;
    private final VoidPayment voidPayment;
    private final CancelPayment cancelPayment;
    private final ShowCancel showCancel;

    MerchantCancelController(Idempotency idempotency, CapturePayment capturePayment, VoidPayment voidPayment,
            CancelPayment cancelPayment, ShowCancel showCancel) {
        this.idempotency = idempotency;
        this.capturePayment = capturePayment;
        this.voidPayment = voidPayment;
        this.cancelPayment = cancelPayment;
        this.showCancel = showCancel;
    }

    /**
     * How much to take of what was authorised.
     *
     * @param amount absent: all of it
     * @param taxFreeAmount what of that is free of tax; absent: as little as can be
     */
    record MerchantPaymentCaptureRequest(
            @Schema(example = "30000") @Positive @Max(1_000_000_000) @Nullable Won amount,
            @Schema(example = "0") @PositiveOrZero @Max(1_000_000_000) @Nullable Won taxFreeAmount) {}

    /**
     * How much goes back, and why.
     *
     * @param cancelAmount absent: all that is left
     * @param taxFreeAmount what of that is free of tax; absent: as little as can be
     */
    record MerchantPaymentCancelRequest(@Schema(example = "한 개 품절") @NotBlank @Size(max = 200) String cancelReason,
            @Schema(example = "10000") @Positive @Max(1_000_000_000) @Nullable Won cancelAmount,
            @Schema(example = "0") @PositiveOrZero @Max(1_000_000_000) @Nullable Won taxFreeAmount) {}

    @Operation(summary = "Take what was authorised, or a part of it", description = "Once; what is not taken is free again: of money first, of points last.")
    @Refuses({"PAYMENT_NOT_FOUND", "PAYMENT_IN_OTHER_STATE", "PAYMENT_DECLINED", "CAPTURE_EXCEEDS_PAYMENT",
            "TAX_FREE_EXCEEDS_AMOUNT"})
    @PostMapping("/capture")
    ResponseEntity<MerchantPaymentView> capture(CallingMerchant merchant, IdempotencyKey key,
            @PathVariable @Size(max = 22) String paymentKey,
            @Valid @RequestBody MerchantPaymentCaptureRequest request) {
        return idempotency.once(key, request, () -> ResponseEntity.ok(capturePayment.capture(merchant,
                PaymentKey.of(paymentKey), new PartOf(request.amount(), request.taxFreeAmount()))));
    }

    @Operation(summary = "Give a payment up that was not taken", description = "What was set aside for it is free again.")
    @Refuses({"PAYMENT_NOT_FOUND", "PAYMENT_IN_OTHER_STATE"})
    @PostMapping("/void")
    ResponseEntity<MerchantPaymentView> giveUp(CallingMerchant merchant, IdempotencyKey key,
            @PathVariable @Size(max = 22) String paymentKey) {
        return idempotency.once(key, null,
                () -> ResponseEntity.ok(voidPayment.giveUp(merchant, PaymentKey.of(paymentKey))));
    }

    @Operation(summary = "Give back what was taken, or a part of it", description = """
            Money goes back first, points last; to each as much as it gave at most. It comes out of what is owed to the
            merchant. 202: the card company, or the bank that a deposit goes back to, has not answered yet: the cancel is
            `IN_PROGRESS` until it has, and the same key shows what it is by then. A payment is cancelled in part so often at most (100 times, if nothing else is set); all that is left goes after that too.""")
    @ApiResponse(responseCode = "200", description = "It went back")
    @ApiResponse(responseCode = "202", description = "A card company or a bank has not answered yet")
    @Refuses({"PAYMENT_NOT_FOUND", "PAYMENT_IN_OTHER_STATE", "CANCEL_EXCEEDS_PAYMENT", "TAX_FREE_EXCEEDS_AMOUNT",
            "PARTIAL_CANCELS_USED_UP", "MERCHANT_PAYABLE_SHORT", "PAYABLE_FROZEN", "PAYMENT_DISPUTED"})
    @PostMapping("/cancel")
    ResponseEntity<MerchantPaymentView> cancel(CallingMerchant merchant, IdempotencyKey key,
            @PathVariable @Size(max = 22) String paymentKey,
            @Valid @RequestBody MerchantPaymentCancelRequest request) {
        return idempotency.attempt(key, request,
                () -> cancelPayment.cancel(merchant, PaymentKey.of(paymentKey),
                        new PartOf(request.cancelAmount(), request.taxFreeAmount()), request.cancelReason()),
                _ -> {
                    // What is outside is asked for soon, by a job: merchants do not wait for it.
                }, showCancel::show);
    }
}
