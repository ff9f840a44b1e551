package pay.billing;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import pay.easypay.MerchantPaymentView;
import pay.error.PayError;
import pay.merchant.CallingMerchant;
import platform.money.Won;
import platform.web.DomainException;
import platform.web.Refuses;
import platform.web.idempotency.Idempotency;
import platform.web.idempotency.IdempotencyKey;

/** A merchant's billing keys. */
@RestController
@RequestMapping("/v1/pay/billing")
@Tag(name = "Pay for merchants")
class MerchantBillingController {
    private static final String ORDER_ID = "[A-Za-z0-9_=-]{6,60}";

    private final AskConsent askConsent;
    private final ReadBilling readBilling;
    private final EndBilling endBilling;
    private final ChargeBilling chargeBilling;
    private final StopCharge stopCharge;
    private final ConsentInTestMode consentInTestMode;
    private final Idempotency idempotency;

    MerchantBillingController(AskConsent askConsent, ReadBilling readBilling, EndBilling endBilling,
            ChargeBilling chargeBilling, StopCharge stopCharge, ConsentInTestMode consentInTestMode,
            Idempotency idempotency) {
        this.askConsent = askConsent;
        this.readBilling = readBilling;
        this.endBilling = endBilling;
        this.chargeBilling = chargeBilling;
        this.stopCharge = stopCharge;
        this.consentInTestMode = consentInTestMode;
        this.idempotency = idempotency;
    }

    /** What a merchant wants to be allowed. */
    record BillingAgreementRequest(
            @Schema(description = "the merchant's own name of the member", example = "customer-17") @NotBlank @Size(max = 50) String customerId,
            @Schema(description = "what is paid for", example = "월간 마당") @NotBlank @Size(max = 100) String name,
            @Schema(example = "15000", minimum = "1") @NotNull @Positive @Max(1_000_000_000) Won mostPerCharge,
            @Schema(description = "by Korean months", example = "30000", minimum = "1") @NotNull @Positive @Max(1_000_000_000) Won mostPerMonth) {}

    @Operation(summary = "Ask a member's consent to be charged again and again", description = """
            The member's app opens the key and consents within 30 minutes, signed by the device; from then on the key can be
            charged, until either side ends it.""")
    @Refuses("BILLING_LIMITS_DIFFER")
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    BillingView ask(CallingMerchant merchant, @Valid @RequestBody BillingAgreementRequest request) {
        return BillingView.toMerchant(askConsent.ask(merchant, new AskConsent.Wanted(request.customerId(),
                request.name(), request.mostPerCharge(), request.mostPerMonth())));
    }

    @Operation(summary = "A billing key as it is now")
    @Refuses("BILLING_KEY_NOT_FOUND")
    @GetMapping("/{billingKey}")
    BillingView read(CallingMerchant merchant, @PathVariable @Size(max = 22) String billingKey) {
        return BillingView.toMerchant(readBilling.ofMerchant(merchant, billingKey));
    }

    @Operation(summary = "Consent to a billing key in test mode, in place of a member", description = "What is charged by it is nobody's money.")
    @Refuses({"BILLING_KEY_NOT_FOUND", "BILLING_KEY_IN_OTHER_STATE", "TEST_KEY_NEEDED"})
    @PostMapping("/{billingKey}/test-consent")
    BillingView consentInTestMode(CallingMerchant merchant, @PathVariable @Size(max = 22) String billingKey) {
        return BillingView.toMerchant(consentInTestMode.consent(merchant, billingKey));
    }

    /**
     * What is charged.
     *
     * @param customerKey the merchant's own name of the member, as the consent was asked by
     * @param orderId the merchant's own
     * @param taxFreeAmount what of the amount is free of tax; 0 when absent
     * @param retry whether a refusal that may be another one later is tried again by itself; no when absent
     */
    record BillingChargeRequest(@Schema(example = "customer-17") @NotBlank @Size(max = 50) String customerKey,
            @Schema(example = "order-20261127-0001") @NotNull @Pattern(regexp = ORDER_ID) String orderId,
            @Schema(example = "월간 마당 12월호") @NotBlank @Size(max = 100) String orderName,
            @Schema(example = "15000", minimum = "1") @NotNull @Positive @Max(1_000_000_000) Won amount,
            @Schema(example = "0") @PositiveOrZero @Max(1_000_000_000) @Nullable Won taxFreeAmount,
            @Schema(example = "true") @Nullable Boolean retry) {
        private TryCharge.Wanted wanted() {
            Won taxFree = taxFreeAmount == null ? Won.ZERO : taxFreeAmount;
            if (amount.isLessThan(taxFree)) {
                throw new DomainException(PayError.TAX_FREE_EXCEEDS_AMOUNT);
            }
            return new TryCharge.Wanted(customerKey, new BillingCharge.Bill(orderId, orderName, amount, taxFree),
                    Boolean.TRUE.equals(retry));
        }
    }

    @Operation(summary = "Charge a billing key", description = """
            Takes the amount from what the member consented to, a card or the wallet; from then on it is a payment like any other.
            202: a card company has not answered yet (`CHARGING`), or it was refused and is tried again (`RETRYING`, at `nextTryAt`).
            With `retry`, a refusal that may be another one later (too little money) is tried again 1, 3 and 7 days after the first
            try; each try is a payment of its own, under the order's id and `_2`, `_3`, `_4`. Do not charge for it again before it
            is `FAILED`; it can be stopped. A wallet that is short is filled first, if its member chose so. Without `retry`, the merchant charges again under another order's id.
            What is its payer's own matter (limits, rules against fraud, a frozen wallet) is `PAYMENT_DECLINED`: why, they see in the app.""")
    @ApiResponse(responseCode = "200", description = "Charged", content = @Content(schema = @Schema(implementation = MerchantPaymentView.class)))
    @ApiResponse(responseCode = "202", description = "Not known yet, or tried again", content = @Content(schema = @Schema(implementation = BillingChargeView.class)))
    @Refuses({"BILLING_KEY_NOT_FOUND", "BILLING_KEY_IN_OTHER_STATE", "BILLING_CUSTOMER_DIFFERS",
            "BILLING_ABOVE_CHARGE_LIMIT", "BILLING_ABOVE_MONTHLY_LIMIT", "MERCHANT_NOT_APPROVED",
            "TAX_FREE_EXCEEDS_AMOUNT", "PAYMENT_ORDER_ID_USED", "INSUFFICIENT_BALANCE", "PAYMENT_DECLINED",
            "CARD_NOT_FOUND", "CARD_SHORT", "CARD_DECLINED", "CARD_UNUSABLE",
            "CARD_CHARGE_CANCELED", "CARD_NETWORK_UNAVAILABLE", "AUTO_TOP_UP_PENDING", "BANK_UNDER_MAINTENANCE"})
    @PostMapping("/{billingKey}")
    ResponseEntity<Object> charge(CallingMerchant merchant, IdempotencyKey key,
            @PathVariable @Size(max = 22) String billingKey, @Valid @RequestBody BillingChargeRequest request) {
        return chargeBilling.fillingIfShort(merchant, billingKey, request.amount(),
                watch -> idempotency.attempt(key, request,
                        () -> chargeBilling.record(merchant, billingKey, request.wanted(), watch), chargeBilling::call,
                        chargeBilling::present));
    }

    @Operation(summary = "What was charged for an order", description = "How often it was tried, why it was refused, and when it is tried again.")
    @Refuses({"BILLING_KEY_NOT_FOUND", "BILLING_CHARGE_NOT_FOUND"})
    @GetMapping("/{billingKey}/charges/{orderId}")
    BillingChargeView readCharge(CallingMerchant merchant, @PathVariable @Size(max = 22) String billingKey,
            @PathVariable @Pattern(regexp = ORDER_ID) String orderId) {
        return readBilling.charge(merchant, billingKey, orderId);
    }

    @Operation(summary = "Stop trying a refused charge again", description = "It is `FAILED` then, and can be charged anew under another order's id.")
    @Refuses({"BILLING_KEY_NOT_FOUND", "BILLING_CHARGE_NOT_FOUND", "BILLING_CHARGE_IN_OTHER_STATE"})
    @DeleteMapping("/{billingKey}/charges/{orderId}")
    BillingChargeView stopCharge(CallingMerchant merchant, @PathVariable @Size(max = 22) String billingKey,
            @PathVariable @Pattern(regexp = ORDER_ID) String orderId) {
        return stopCharge.stop(merchant, billingKey, orderId);
    }

    @Operation(summary = "End a billing key", description = "For good: it is charged no more.")
    @Refuses({"BILLING_KEY_NOT_FOUND", "BILLING_KEY_IN_OTHER_STATE"})
    @DeleteMapping("/{billingKey}")
    BillingView end(CallingMerchant merchant, @PathVariable @Size(max = 22) String billingKey) {
        return BillingView.toMerchant(endBilling.byMerchant(merchant, billingKey));
    }
}
