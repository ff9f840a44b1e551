package pay.payment;

import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import pay.topup.FillShortWallet;
import platform.id.Tsid;
import platform.money.Won;
import platform.security.MemberCaller;
import platform.web.Refuses;
import platform.web.idempotency.Idempotency;
import platform.web.idempotency.IdempotencyKey;

/** The payments of a member's orders. */
@RestController
@RequestMapping("/v1/pay/order-payments/{orderId}")
@Tag(name = "Pay")
class PaymentController {
    private final Idempotency idempotency;
    private final FillShortWallet fillShortWallet;
    private final AwaitPayment awaitPayment;
    private final ConfirmPayment confirmPayment;

    PaymentController(Idempotency idempotency, AwaitPayment awaitPayment, ConfirmPayment confirmPayment,
            FillShortWallet fillShortWallet) {
        this.fillShortWallet = fillShortWallet;
        this.idempotency = idempotency;
        this.awaitPayment = awaitPayment;
        this.confirmPayment = confirmPayment;
    }

    /** What the member confirms. */
    record ConfirmationRequest(
            @Schema(example = "37400", minimum = "1") @NotNull @Positive @Max(1_000_000_000_000L) Won amount,
            @NotEmpty @Size(max = 4) List<@Valid TenderRequest> tenders) {
        Confirmation toConfirmation() {
            return new Confirmation(amount, tenders.stream()
                    .map(tender -> new Confirmation.Part(tender.kind(), tender.amount())).toList());
        }
    }

    /** How much of it in which way. */
    record TenderRequest(@NotNull TenderKind kind,
            @Schema(example = "37400", minimum = "1") @NotNull @Positive @Max(1_000_000_000_000L) Won amount) {}

    @Operation(summary = "The payment of an order", description = "Right after the order was placed the payment may not be prepared yet: the answer waits up to 2 seconds for it, unless too many wait already, then says so by 404 with Retry-After.")
    @Refuses({"PAYMENT_NOT_PREPARED", "PAYMENT_OF_ANOTHER_MEMBER"})
    @GetMapping
    PaymentView read(MemberCaller caller, @PathVariable Tsid orderId) {
        return awaitPayment.await(caller.memberId(), orderId).orElseThrow(AwaitPayment::notPrepared);
    }

    @Operation(summary = "Confirm the payment of an order", description = """
            Paid with money, points or both, each at most once. When one of them is short, nothing is taken; the other does not stand in. Signed by the device: ES256 over the UTF-8 text `madang.pay.confirm.v1`, the payment's id, the order's id, the amount
            and the tenders (`kind=amount`, joined by commas), one below the other, separated by line feeds.""")
    @Refuses({"PAYMENT_NOT_PREPARED", "PAYMENT_OF_ANOTHER_MEMBER", "PAYMENT_ALREADY_APPROVED", "PAYMENT_CANCELED",
            "PAYMENT_EXPIRED", "PAYMENT_AMOUNT_DIFFERS", "PAYMENT_TENDERS_DIFFER", "INSUFFICIENT_BALANCE",
            "INSUFFICIENT_POINTS", "AUTO_TOP_UP_PENDING", "BANK_UNDER_MAINTENANCE",
            "DEVICE_UNKNOWN", "DEVICE_REVOKED", "DEVICE_SIGNATURE_INVALID"})
    @PostMapping("/confirmation")
    ResponseEntity<PaymentView> confirm(MemberCaller caller, IdempotencyKey key, @PathVariable Tsid orderId,
            @Parameter(description = "base64url, r‖s or DER") @RequestHeader("X-Device-Signature") @Size(max = 200) String signature,
            @Valid @RequestBody ConfirmationRequest request) {
        Confirmation confirmation = request.toConfirmation();
        return fillShortWallet.fillingIfShort(caller.memberId(), confirmation.of(TenderKind.MONEY),
                watch -> idempotency.together(key, request, shared -> watch.over(() -> confirmPayment.confirm(shared,
                        caller, orderId, confirmation, signature))));
    }
}
