package pay.payment;

import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import pay.bank.BankAccountId;
import pay.bank.BankCode;
import pay.card.CardId;
import pay.card.CardRequestId;
import pay.promotion.CouponId;
import pay.promotion.PromotionId;
import pay.tender.TenderKind;
import pay.tender.Tenders;
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
    private final ConfirmByCard confirmByCard;
    private final ConfirmByDeposit confirmByDeposit;

    PaymentController(Idempotency idempotency, AwaitPayment awaitPayment, ConfirmPayment confirmPayment,
            ConfirmByCard confirmByCard, ConfirmByDeposit confirmByDeposit, FillShortWallet fillShortWallet) {
        this.fillShortWallet = fillShortWallet;
        this.idempotency = idempotency;
        this.awaitPayment = awaitPayment;
        this.confirmPayment = confirmPayment;
        this.confirmByCard = confirmByCard;
        this.confirmByDeposit = confirmByDeposit;
    }

    /** What the member confirms. */
    record ConfirmationRequest(
            @Schema(example = "37400", minimum = "1") @NotNull @Positive @Max(1_000_000_000_000L) Won amount,
            @NotEmpty @Size(max = 5) List<@Valid @NotNull TenderRequest> tenders) {
        Confirmation toConfirmation() {
            return new Confirmation(amount, new Tenders(tenders.stream().map(TenderRequest::toPart).toList()));
        }
    }

    /**
     * How much of it in which way. What is absent is left out of what a key stands for, as by the release before, which knows no deposits.
     *
     * @param cardId which card, of a card's part
     * @param months of a card's part in instalments; absent: all at once
     * @param bankCode which bank's virtual account, of a part that is deposited
     * @param refundAccountId the caller's linked account that it goes back to, of the same
     * @param couponId which coupon, of a coupon's part
     * @param promotionId which discount, of a coupon's part without a coupon
     */
    record TenderRequest(@NotNull TenderKind kind,
            @Schema(example = "37400", minimum = "1") @NotNull @Positive @Max(1_000_000_000_000L) Won amount,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Schema(example = "695784701952131072") @Nullable CardId cardId,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Schema(example = "3") @Min(0) @Max(12) @Nullable Integer months,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Schema(example = "088") @Pattern(regexp = BankCode.PATTERN) @Nullable String bankCode,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Schema(example = "695784701952131072") @Nullable BankAccountId refundAccountId,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Schema(example = "695784701952131072") @Nullable CouponId couponId,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Schema(example = "695784701952131000") @Nullable PromotionId promotionId) {
        private Tenders.Part toPart() {
            return Tenders.Part.of(kind, amount, Tenders.By.card(cardId, months),
                    Tenders.By.deposit(bankCode, refundAccountId), Tenders.By.coupon(couponId),
                    Tenders.By.discount(promotionId));
        }
    }

    @Operation(summary = "The payment of an order", description = "Right after the order was placed the payment may not be prepared yet: the answer waits up to 2 seconds for it, unless too many wait already, then says so by 404 with Retry-After.")
    @Refuses({"PAYMENT_NOT_PREPARED", "PAYMENT_OF_ANOTHER_MEMBER"})
    @GetMapping
    PaymentView read(MemberCaller caller, @PathVariable Tsid orderId) {
        return awaitPayment.await(caller.memberId(), orderId).orElseThrow(AwaitPayment::notPrepared);
    }

    @Operation(summary = "Confirm the payment of an order", description = """
            Paid with money, points, a card or a deposit, and a coupon or a discount that holds for orders, each at most once. When one of them is short, nothing is taken; the other does not stand in. A coupon pays just the amount that its promotion gives. A card is charged at once: 202 when its company has not answered, and the payment is `UNKNOWN` until it has; refused, the payment is `READY` again as long as there is time. A part that is deposited is awaited at the account number in the answer until its `dueDate`, and the payment is `WAITING_FOR_DEPOSIT` meanwhile, with the rest set aside; 202 when the bank has not given the number out: ask again under the same key. Not for a seat in a team, and not beside a card. Signed by the device: ES256 over the UTF-8 text `madang.pay.confirm.v1`, the payment's id, the order's id, the amount
            and the tenders (`kind=amount`, a card's `CARD:cardId:months=amount`, a deposit's `VIRTUAL_ACCOUNT:bankCode:refundAccountId=amount`, a coupon's `COUPON:couponId or promotionId=amount`, joined by commas), one below the other, separated by line feeds.""")
    @ApiResponse(responseCode = "200", description = "The order is paid, or waits for the deposit")
    @ApiResponse(responseCode = "202", description = "A card company, or the bank that gives a number out, has not answered yet")
    @Refuses({"PAYMENT_NOT_PREPARED", "PAYMENT_OF_ANOTHER_MEMBER", "PAYMENT_ALREADY_APPROVED", "PAYMENT_CANCELED",
            "PAYMENT_EXPIRED", "PAYMENT_UNKNOWN", "PAYMENT_WAITS_FOR_DEPOSIT", "ORDER_TAKES_NO_DEPOSIT",
            "DEPOSIT_NOT_OFFERED", "TOO_MANY_DEPOSITS_AWAITED", "BANK_ACCOUNT_NOT_FOUND", "PAYMENT_AMOUNT_DIFFERS",
            "PAYMENT_TENDERS_DIFFER",
            "INSUFFICIENT_BALANCE", "INSUFFICIENT_POINTS", "AUTO_TOP_UP_PENDING", "BANK_UNDER_MAINTENANCE",
            "WALLET_CLOSED", "WALLET_FROZEN", "CARD_NOT_FOUND", "CARD_SHORT", "CARD_DECLINED", "CARD_UNUSABLE",
            "CARD_INSTALMENT_INVALID",
            "CARD_INSTALMENT_REFUSED", "CARD_CHARGE_CANCELED",
            "COUPON_NOT_FOUND", "COUPON_USED", "COUPON_AMOUNT_DIFFERS", "COUPON_TAKEN_BEFORE", "PROMOTION_NOT_FOUND",
            "PROMOTION_DOES_NOT_HOLD", "PROMOTION_EXHAUSTED", "CARD_NETWORK_UNAVAILABLE",
            "DEVICE_UNKNOWN", "DEVICE_REVOKED", "DEVICE_SIGNATURE_INVALID"})
    @PostMapping("/confirmation")
    ResponseEntity<PaymentView> confirm(MemberCaller caller, IdempotencyKey key, @PathVariable Tsid orderId,
            @Parameter(description = "base64url, r‖s or DER") @RequestHeader("X-Device-Signature") @Size(max = 200) String signature,
            @Valid @RequestBody ConfirmationRequest request) {
        Confirmation confirmation = request.toConfirmation();
        if (confirmation.tenders().find(TenderKind.VIRTUAL_ACCOUNT).isPresent()) {
            // The bank is asked with the answer, which whoever repeats the request gets anew.
            return fillShortWallet.fillingIfShort(caller.memberId(), confirmation.of(TenderKind.MONEY),
                    watch -> idempotency.attempt(key, request,
                            () -> watch.over(() -> confirmByDeposit.record(caller, orderId, confirmation, signature)),
                            _ -> {
                            }, id -> confirmByDeposit.present(caller, orderId, new PaymentId(id))));
        }
        if (confirmation.tenders().find(TenderKind.CARD).isPresent()) {
            return fillShortWallet.fillingIfShort(caller.memberId(), confirmation.of(TenderKind.MONEY),
                    watch -> idempotency.attempt(key, request,
                            () -> watch.over(() -> confirmByCard.record(caller, orderId, confirmation, signature)),
                            confirmByCard::call,
                            id -> confirmByCard.present(caller, orderId, new CardRequestId(id))));
        }
        return fillShortWallet.fillingIfShort(caller.memberId(), confirmation.of(TenderKind.MONEY),
                watch -> idempotency.together(key, request, shared -> watch.over(() -> confirmPayment.confirm(shared,
                        caller, orderId, confirmation, signature))));
    }
}
