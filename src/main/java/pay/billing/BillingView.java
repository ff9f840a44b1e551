package pay.billing;

import java.time.Instant;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import pay.card.CardId;
import pay.merchant.MerchantId;
import platform.money.Won;

/**
 * A billing agreement as either side sees it.
 *
 * @param cardId what is charged, seen by the member alone; null: the wallet, or not consented to yet
 */
@Schema(name = "BillingAgreement")
record BillingView(@Schema(example = "CafmqEgAAAA3pZkQvXbO1w") String billingKey,
        @Schema(example = "695784701952131072") MerchantId merchantId, @Schema(example = "마당서점") String merchantName,
        @Schema(example = "customer-17") String customerId, @Schema(example = "월간 마당") String name,
        @Schema(example = "15000") Won mostPerCharge, @Schema(example = "30000") Won mostPerMonth,
        BillingAgreement.State status, boolean live,
        @Schema(example = "695784701952131072") @Nullable CardId cardId, Instant askedAt, Instant dueAt,
        @Nullable Instant consentedAt, @Nullable Instant endedAt) {
    static BillingView toMember(BillingAgreement agreement) {
        return of(agreement, agreement.card());
    }

    static BillingView toMerchant(BillingAgreement agreement) {
        return of(agreement, null);
    }

    private static BillingView of(BillingAgreement agreement, @Nullable CardId card) {
        return new BillingView(agreement.key(), agreement.merchant(), agreement.merchantName(),
                agreement.customerId(), agreement.name(), agreement.mostPerCharge(), agreement.mostPerMonth(),
                agreement.state(), agreement.live(), card, agreement.askedAt(), agreement.dueAt(),
                agreement.consentedAt(), agreement.endedAt());
    }
}
