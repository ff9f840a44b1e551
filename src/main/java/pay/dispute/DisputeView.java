package pay.dispute;

import java.time.Instant;
import java.time.LocalDate;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import platform.money.Won;

/**
 * A dispute, as its merchant sees it.
 *
 * @param amount held from what is owed to the merchant while it is open
 * @param deadline the last day, in Seoul, to answer: after it the dispute is lost
 * @param evidence what the merchant has answered
 * @param fee what it cost, VAT included
 */
@Schema(name = "Dispute")
record DisputeView(@Schema(example = "695784701952131072") DisputeId id,
        @Schema(example = "CafmqEgAAAA3pZkQvXbO1w") String paymentKey, @Schema(example = "37400") Won amount,
        DisputeReason reason, Dispute.State state, Instant openedAt, LocalDate deadline,
        @Schema(example = "운송장 1234-5678: 11월 20일에 받으셨어요.") @Nullable String evidence,
        @Nullable Instant evidenceAt, @Schema(example = "0") Won fee, @Nullable Instant endedAt) {
    static DisputeView of(Dispute dispute) {
        Claim claim = dispute.claim();
        return new DisputeView(dispute.id(), claim.paymentKey(), claim.amount(), claim.reason(), dispute.state(),
                dispute.openedAt(), claim.deadline(), dispute.evidence(), dispute.evidenceAt(), dispute.fee(),
                dispute.endedAt());
    }
}
