package pay.billing;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import pay.merchant.CallingMerchant;
import platform.money.Won;
import platform.web.Refuses;

/** A merchant's billing keys. */
@RestController
@RequestMapping("/v1/pay/billing")
@Tag(name = "Pay for merchants")
class MerchantBillingController {
    private final AskConsent askConsent;
    private final ReadBilling readBilling;
    private final EndBilling endBilling;

    MerchantBillingController(AskConsent askConsent, ReadBilling readBilling, EndBilling endBilling) {
        this.askConsent = askConsent;
        this.readBilling = readBilling;
        this.endBilling = endBilling;
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

    @Operation(summary = "End a billing key", description = "For good: it is charged no more.")
    @Refuses({"BILLING_KEY_NOT_FOUND", "BILLING_KEY_IN_OTHER_STATE"})
    @DeleteMapping("/{billingKey}")
    BillingView end(CallingMerchant merchant, @PathVariable @Size(max = 22) String billingKey) {
        return BillingView.toMerchant(endBilling.byMerchant(merchant, billingKey));
    }
}
