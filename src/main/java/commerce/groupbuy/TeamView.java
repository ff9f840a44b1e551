package commerce.groupbuy;

import java.time.Instant;

import commerce.catalogue.ProductId;
import commerce.catalogue.SellerId;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import platform.money.Won;

/** A team as everybody sees it, whoever has its link. */
record TeamView(TeamId id, DealId dealId, SellerId sellerId, ProductId productId, String productName,
        TeamStatus status, @Schema(description = "how many it takes") int seats,
        @Schema(description = "of these somebody's, paid or about to be") int taken, int paid,
        @Schema(description = "of a form without a price difference") Won teamPrice, Won listPrice, Instant openedAt,
        Instant deadline,
        @Schema(description = "until the deadline, by the server's clock; 0 when it has ended") long secondsLeft,
        @Schema(description = "why it ended") @Nullable TeamEnd end) {
    /** Whether nothing but time has changed. */
    boolean isAs(TeamView before) {
        return status == before.status && taken == before.taken && paid == before.paid;
    }

    boolean isOver() {
        return status != TeamStatus.OPEN;
    }
}
