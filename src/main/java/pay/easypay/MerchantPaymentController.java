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
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import pay.merchant.CallingMerchant;
import platform.money.Won;
import platform.web.DomainException;
import platform.web.PlatformError;
import platform.web.Refuses;
import platform.web.idempotency.Idempotency;
import platform.web.idempotency.IdempotencyKey;

/** Payments, as merchants' servers ask for them. */
@RestController
@RequestMapping("/v1/pay/payments")
@Tag(name = "Pay for merchants")
class MerchantPaymentController {
    static final String ORDER_ID = "[A-Za-z0-9_=-]{6,64}";

    private final Idempotency idempotency;
    private final AskPayment askPayment;
    private final ConfirmCheckout confirmCheckout;
    private final ConfirmByCard confirmByCard;
    private final ConfirmByDeposit confirmByDeposit;
    private final OwnPayments own;

    MerchantPaymentController(Idempotency idempotency, AskPayment askPayment, ConfirmCheckout confirmCheckout,
            ConfirmByCard confirmByCard, ConfirmByDeposit confirmByDeposit,
            OwnPayments own) {
        this.idempotency = idempotency;
        this.askPayment = askPayment;
        this.confirmCheckout = confirmCheckout;
        this.confirmByCard = confirmByCard;
        this.confirmByDeposit = confirmByDeposit;
        this.own = own;
    }

    /**
     * What is to be paid.
     *
     * @param orderId the merchant's own
     * @param taxFreeAmount what of the amount is free of tax; 0 when absent
     * @param capture whether it is taken when it is confirmed, as when absent; false: only set aside, to be captured later
     * @param virtualAccount how long a deposit is awaited; absent: seven days from the approval
     * @param cashReceipt to whom a cash receipt is issued for its part in money once it is taken; absent: to nobody yet
     */
    record MerchantPaymentRequest(
            @Schema(example = "order-20261127-0001") @NotNull @Pattern(regexp = ORDER_ID) String orderId,
            @Schema(example = "제주 감귤 5kg") @NotBlank @Size(max = 100) String orderName,
            @Schema(example = "37400", minimum = "1") @NotNull @Positive @Max(1_000_000_000) Won amount,
            @Schema(example = "0") @PositiveOrZero @Max(1_000_000_000) @Nullable Won taxFreeAmount,
            @Schema(example = "true") @Nullable Boolean capture,
            @Nullable @Valid CashReceiptRequest cashReceipt, @Nullable @Valid DepositRequest virtualAccount) {}

    /** What is confirmed: it has to be what was asked for. */
    record MerchantPaymentConfirmRequest(
            @Schema(example = "CafmqEgAAAA3pZkQvXbO1w") @NotNull @Pattern(regexp = PaymentKey.PATTERN) String paymentKey,
            @Schema(example = "order-20261127-0001") @NotNull @Pattern(regexp = ORDER_ID) String orderId,
            @Schema(example = "37400", minimum = "1") @NotNull @Positive @Max(1_000_000_000) Won amount) {}

    @Operation(summary = "Ask for a payment", description = """
            There is one payment of an order: asked for again with the same content, it is answered as it is. A member has 30
            minutes to approve it in the app, by its key.""")
    @Refuses({"PAYMENT_ORDER_ID_USED", "TAX_FREE_EXCEEDS_AMOUNT", "MERCHANT_NOT_APPROVED",
            "CASH_RECEIPT_NUMBER_INVALID", "DEPOSIT_DEADLINE_INVALID"})
    @PostMapping
    MerchantPaymentView create(CallingMerchant merchant, @Valid @RequestBody MerchantPaymentRequest request) {
        Won taxFree = request.taxFreeAmount() == null ? Won.ZERO : request.taxFreeAmount();
        return askPayment.ask(merchant, new AskPayment.Wanted(request.orderId(), request.orderName(),
                request.amount(), taxFree, !Boolean.FALSE.equals(request.capture()),
                request.cashReceipt() == null ? null : request.cashReceipt().to(),
                request.virtualAccount() == null ? null : request.virtualAccount().to()));
    }

    @Operation(summary = "Confirm what a member approved", description = """
            Takes it, or keeps it set aside to be captured, as was asked for. 202: a card company has not answered yet, and the
            payment is `UNKNOWN` until it has. What is deposited at a virtual account is `WAITING_FOR_DEPOSIT` from then on,
            with the account's number in the answer.""")
    @ApiResponse(responseCode = "200", description = "It is taken, or set aside to be captured")
    @ApiResponse(responseCode = "202", description = "Not known yet")
    @Refuses({"PAYMENT_NOT_FOUND", "PAYMENT_IN_OTHER_STATE", "PAYMENT_DECLINED", "PAYMENT_ORDER_DIFFERS",
            "PAYMENT_AMOUNT_DIFFERS",
            "CARD_NOT_FOUND", "CARD_SHORT", "CARD_DECLINED", "CARD_UNUSABLE", "CARD_INSTALMENT_INVALID",
            "CARD_INSTALMENT_REFUSED", "CARD_CHARGE_CANCELED", "CARD_NETWORK_UNAVAILABLE", "BANK_UNAVAILABLE"})
    @PostMapping("/confirm")
    ResponseEntity<MerchantPaymentView> confirm(CallingMerchant merchant, IdempotencyKey key,
            @Valid @RequestBody MerchantPaymentConfirmRequest request) {
        PaymentKey payment = PaymentKey.of(request.paymentKey());
        try {
            return idempotency.together(key, request, shared -> confirmCheckout
                    .confirm(new ConfirmOrder(shared, merchant, payment, request.orderId(), request.amount())));
        } catch (ConfirmCheckout.PaidFromOutside outside) {
            return outside.isByCard()
                    ? confirmByCard(merchant, key, request, payment)
                    : confirmByDeposit(merchant, key, request, payment);
        } catch (DomainException refused) {
            // Under a key that stands for a charge, the payment is shown as it is.
            if (refused.code() == PlatformError.IDEMPOTENCY_KEY_IN_PROGRESS && confirmByCard.isByCard(payment)) {
                return confirmByCard(merchant, key, request, payment);
            }
            throw refused;
        }
    }

    private ResponseEntity<MerchantPaymentView> confirmByCard(CallingMerchant merchant, IdempotencyKey key,
            MerchantPaymentConfirmRequest request, PaymentKey payment) {
        return idempotency.attempt(key, request, () -> confirmByCard.record(
                new ConfirmByCard.Order(merchant, payment, request.orderId(), request.amount())), confirmByCard::call,
                confirmByCard::present);
    }

    private ResponseEntity<MerchantPaymentView> confirmByDeposit(CallingMerchant merchant, IdempotencyKey key,
            MerchantPaymentConfirmRequest request, PaymentKey payment) {
        confirmByDeposit.open(merchant, payment);
        return idempotency.once(key, request, () -> ResponseEntity
                .ok(confirmByDeposit.confirm(merchant, payment, request.orderId(), request.amount())));
    }

    @Operation(summary = "A payment as it is now")
    @Refuses("PAYMENT_NOT_FOUND")
    @GetMapping("/{paymentKey}")
    MerchantPaymentView read(CallingMerchant merchant, @PathVariable @Size(max = 22) String paymentKey) {
        return own.read(merchant, PaymentKey.of(paymentKey));
    }

    @Operation(summary = "The payment of an order")
    @Refuses("PAYMENT_NOT_FOUND")
    @GetMapping("/orders/{orderId}")
    MerchantPaymentView ofOrder(CallingMerchant merchant, @PathVariable @Pattern(regexp = ORDER_ID) String orderId) {
        return own.ofOrder(merchant, orderId);
    }
}
