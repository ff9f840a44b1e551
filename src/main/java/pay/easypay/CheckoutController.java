package pay.easypay;

import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
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
import pay.fraud.FraudDecisions;
import pay.promotion.CouponId;
import pay.promotion.PromotionId;
import pay.tender.TenderKind;
import pay.tender.Tenders;
import pay.topup.FillShortWallet;
import platform.money.Won;
import platform.security.MemberCaller;
import platform.web.Refuses;
import platform.web.idempotency.Idempotency;
import platform.web.idempotency.IdempotencyKey;

/** What merchants ask, as the member's app sees it. */
@RestController
@RequestMapping("/v1/pay/checkouts/{paymentKey}")
@Tag(name = "Pay")
class CheckoutController {
    private final Idempotency idempotency;
    private final ReadCheckout readCheckout;
    private final ApproveCheckout approveCheckout;
    private final FillShortWallet fillShortWallet;
    private final FraudDecisions fraudDecisions;
    private final ReviewedPayments reviewedPayments;

    CheckoutController(Idempotency idempotency, ReadCheckout readCheckout, ApproveCheckout approveCheckout,
            FillShortWallet fillShortWallet, FraudDecisions fraudDecisions,
            ReviewedPayments reviewedPayments) {
        this.idempotency = idempotency;
        this.readCheckout = readCheckout;
        this.approveCheckout = approveCheckout;
        this.fillShortWallet = fillShortWallet;
        this.fraudDecisions = fraudDecisions;
        this.reviewedPayments = reviewedPayments;
    }

    /**
     * How to pay.
     *
     * @param amount what the merchant asks
     * @param tenders each way once; together the amount
     */
    record CheckoutApprovalRequest(
            @Schema(example = "37400", minimum = "1") @NotNull @Positive @Max(1_000_000_000) Won amount,
            @NotNull @Size(min = 1, max = 5) List<@Valid @NotNull CheckoutTenderRequest> tenders) {
        Tenders toTenders() {
            return new Tenders(tenders.stream().map(CheckoutTenderRequest::toPart).toList());
        }
    }

    /**
     * How much of it in which way.
     *
     * @param cardId which card, of a card's part
     * @param months of a card's part in instalments; absent: all at once
     * @param bankCode which bank's virtual account, of a part that is deposited
     * @param refundAccountId the caller's linked account that it goes back to, of the same
     * @param couponId which coupon, of a coupon's part
     * @param promotionId which discount, of a coupon's part without a coupon
     */
    record CheckoutTenderRequest(@NotNull TenderKind kind,
            @Schema(example = "37400", minimum = "1") @NotNull @Positive @Max(1_000_000_000) Won amount,
            @Schema(example = "695784701952131072") @Nullable CardId cardId,
            @Schema(example = "3") @Min(0) @Max(12) @Nullable Integer months,
            @Schema(example = "088") @Pattern(regexp = BankCode.PATTERN) @Nullable String bankCode,
            @Schema(example = "695784701952131072") @Nullable BankAccountId refundAccountId,
            @Schema(example = "695784701952131072") @Nullable CouponId couponId,
            @Schema(example = "695784701952131000") @Nullable PromotionId promotionId) {
        private Tenders.Part toPart() {
            return Tenders.Part.of(kind, amount, Tenders.By.card(cardId, months),
                    Tenders.By.deposit(bankCode, refundAccountId), Tenders.By.coupon(couponId),
                    Tenders.By.discount(promotionId));
        }
    }

    @Operation(summary = "What a merchant asks to be paid for")
    @Refuses("PAYMENT_NOT_FOUND")
    @GetMapping
    CheckoutView read(MemberCaller caller, @PathVariable @Size(max = 22) String paymentKey) {
        return readCheckout.read(caller.memberId(), PaymentKey.of(paymentKey));
    }

    @Operation(summary = "Approve it", description = """
            Money and points are set aside until the merchant confirms, ten minutes at most. Signed by the device: ES256 over the
            UTF-8 text `madang.pay.checkout.v1`, the payment's key, the amount and the tenders, joined by
            commas (`MONEY=amount`, `POINTS=amount`, `CARD:cardId:months=amount`,
            `VIRTUAL_ACCOUNT:bankCode:refundAccountId=amount`, `COUPON:couponId or promotionId=amount`), one below the other, separated by line feeds.""")
    @Refuses({"PAYMENT_NOT_FOUND", "PAYMENT_IN_OTHER_STATE", "PAYMENT_AMOUNT_DIFFERS", "PAYMENT_TENDERS_DIFFER",
            "INSUFFICIENT_BALANCE", "INSUFFICIENT_POINTS", "CARD_NOT_FOUND", "CARD_NOT_TO_AUTHORIZE",
            "CARD_INSTALMENT_INVALID", "DEPOSIT_NOT_OFFERED", "BANK_ACCOUNT_NOT_FOUND", "COUPON_NOT_FOUND",
            "COUPON_USED", "COUPON_AMOUNT_DIFFERS",
            "COUPON_TAKEN_BEFORE", "PROMOTION_NOT_FOUND", "PROMOTION_DOES_NOT_HOLD", "PROMOTION_EXHAUSTED",
            "AUTO_TOP_UP_PENDING", "BANK_UNDER_MAINTENANCE",
            "PAYMENT_ABOVE_LIMIT", "PAYMENT_ABOVE_DAILY_LIMIT", "PAYMENT_ABOVE_MONTHLY_LIMIT", "PAYMENT_REFUSED",
            "PAYMENT_HELD_BACK", "WALLET_CLOSED", "WALLET_FROZEN", "DEVICE_UNKNOWN", "DEVICE_REVOKED",
            "DEVICE_SIGNATURE_INVALID"})
    @PostMapping("/approval")
    ResponseEntity<CheckoutView> approve(MemberCaller caller, IdempotencyKey key,
            @PathVariable @Size(max = 22) String paymentKey,
            @Parameter(description = "base64url, r‖s or DER") @RequestHeader("X-Device-Signature") @Size(max = 200) String signature,
            @Valid @RequestBody CheckoutApprovalRequest request) {
        Tenders tenders = request.toTenders();
        PaymentKey payment = PaymentKey.of(paymentKey);
        return fraudDecisions.writingRefusal(fraud -> fillShortWallet.fillingIfShort(caller.memberId(),
                tenders.of(TenderKind.MONEY), watch -> idempotency.together(key, request,
                        shared -> fraud.over(() -> watch.over(() -> approveCheckout.approve(caller,
                                new ApprovalOrder(shared, caller.memberId(), caller.tier(), payment, request.amount(),
                                        tenders),
                                signature))))),
                refused -> reviewedPayments.refused(payment, refused));
    }
}
