package loan.lender;

import java.util.Objects;

import jakarta.validation.constraints.NotNull;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import platform.id.Tsid;

/** What goes over the wire besides our own questions; {@code docs/lender-api.yaml} is its contract. */
final class LenderMessages {
    private LenderMessages() {}

    /** How a lender answers. */
    enum Status {
        /** With terms. */
        OFFERED,
        /** With a reason. */
        DECLINED
    }

    /** An answer to an inquiry or an application. */
    @Schema(name = "LenderAnswer")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Answer(@NotNull Tsid requestId, @NotNull Status status,
            @Schema(nullable = true, description = "exactly when OFFERED") @Nullable LenderTerms terms,
            @Schema(nullable = true, description = "exactly when DECLINED") LenderReply.@Nullable DeclineReason reason) {

        Answer {
            Objects.requireNonNull(requestId);
            Objects.requireNonNull(status);
        }

        /** @throws LenderFault when it is neither the one nor the other */
        LenderReply reply() {
            if (status == Status.OFFERED && terms != null && reason == null) {
                return new LenderReply.Offered(terms);
            }
            if (status == Status.DECLINED && terms == null && reason != null) {
                return new LenderReply.Declined(reason);
            }
            throw new LenderFault("says " + status + " without what belongs to it");
        }
    }

    /** A request to pay out. */
    record Payout(Tsid requestId) {}

    /**
     * What has arrived of a file.
     *
     * @param sha256 as reckoned by the lender
     */
    record Received(String sha256) {}

    /** Whether it paid. */
    record PaidOut(boolean paid) {}
}
