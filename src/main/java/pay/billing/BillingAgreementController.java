package pay.billing;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import pay.card.CardId;
import platform.security.MemberCaller;
import platform.web.Refuses;
import platform.web.paging.CursorPage;
import platform.web.paging.PageQuery;

/** What merchants may charge a member, as the member's app sees it. */
@RestController
@RequestMapping("/v1/pay/billing-agreements")
@Tag(name = "Pay")
class BillingAgreementController {
    private final ReadBilling readBilling;
    private final ConsentToBilling consentToBilling;
    private final EndBilling endBilling;

    BillingAgreementController(ReadBilling readBilling, ConsentToBilling consentToBilling, EndBilling endBilling) {
        this.readBilling = readBilling;
        this.consentToBilling = consentToBilling;
        this.endBilling = endBilling;
    }

    /**
     * By what to be charged.
     *
     * @param cardId absent: the wallet
     */
    record BillingConsentRequest(
            @Schema(description = "absent: the wallet", example = "695784701952131072") @Nullable CardId cardId) {}

    @Operation(summary = "What the caller consented to, latest first")
    @GetMapping
    CursorPage<BillingView> list(MemberCaller caller, @Valid @ParameterObject PageQuery page) {
        return readBilling.list(caller.memberId(), page).map(BillingView::toMember);
    }

    @Operation(summary = "What a merchant asks to be allowed, or is", description = "While nobody has consented, whoever has its key may look at it.")
    @Refuses("BILLING_KEY_NOT_FOUND")
    @GetMapping("/{billingKey}")
    BillingView read(MemberCaller caller, @PathVariable @Size(max = 22) String billingKey) {
        return BillingView.toMember(readBilling.ofMember(caller.memberId(), billingKey));
    }

    @Operation(summary = "Consent to be charged by a merchant", description = """
            Signed by the device: ES256 over the UTF-8 text `madang.pay.billing.v1`, the key, the merchant's id, the most of a charge and
            the most of a month, and the card's id or `MONEY`, one below the other, separated by line feeds. The same once more is answered with the consent that there is.""")
    @Refuses({"BILLING_KEY_NOT_FOUND", "BILLING_KEY_IN_OTHER_STATE", "CARD_NOT_FOUND", "WALLET_CLOSED",
            "DEVICE_UNKNOWN",
            "DEVICE_REVOKED", "DEVICE_SIGNATURE_INVALID"})
    @PostMapping("/{billingKey}/consent")
    BillingView consent(MemberCaller caller, @PathVariable @Size(max = 22) String billingKey,
            @Parameter(description = "base64url, r‖s or DER") @RequestHeader("X-Device-Signature") @Size(max = 200) String signature,
            @Valid @RequestBody BillingConsentRequest request) {
        return BillingView
                .toMember(consentToBilling.consent(caller, billingKey, request.cardId(), signature));
    }

    @Operation(summary = "What was charged by a key that the caller consented to, latest first")
    @Refuses("BILLING_KEY_NOT_FOUND")
    @GetMapping("/{billingKey}/charges")
    CursorPage<MemberChargeView> charges(MemberCaller caller, @PathVariable @Size(max = 22) String billingKey,
            @Valid @ParameterObject PageQuery page) {
        return readBilling.charges(caller.memberId(), billingKey, page);
    }

    @Operation(summary = "Take a consent back", description = "For good: the merchant cannot charge any more.")
    @Refuses({"BILLING_KEY_NOT_FOUND", "BILLING_KEY_IN_OTHER_STATE"})
    @DeleteMapping("/{billingKey}")
    BillingView end(MemberCaller caller, @PathVariable @Size(max = 22) String billingKey) {
        return BillingView.toMember(endBilling.byMember(caller.memberId(), billingKey));
    }
}
