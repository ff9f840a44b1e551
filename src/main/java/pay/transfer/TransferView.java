package pay.transfer;

import java.net.URI;
import java.time.Instant;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import platform.id.Tsid;
import platform.money.Won;

/**
 * A transfer as one of its two sides sees it.
 *
 * @param counterparty the other side: a masked name, or the masked phone number of somebody who has not joined
 * @param acceptBy until when it can be accepted; null unless it is held
 * @param endedAt when it was completed, cancelled or returned; null while it is held
 */
@Schema(name = "Transfer")
record TransferView(@Schema(example = "695784701952131072") TransferId id, Direction direction, Transfer.Status status,
        @Schema(example = "12000") Won amount, @Schema(example = "점심값") @Nullable String memo,
        @Schema(example = "김*당") String counterparty, Instant sentAt, @Nullable Instant acceptBy,
        @Nullable Instant endedAt) {
    /** Which way the money goes. */
    @Schema(name = "TransferDirection")
    enum Direction {
        SENT, RECEIVED
    }

    static TransferView of(Transfer transfer, Tsid viewer) {
        boolean sent = transfer.sender().equals(viewer);
        return new TransferView(transfer.id(), sent ? Direction.SENT : Direction.RECEIVED, transfer.status(),
                transfer.amount(), transfer.memo(), sent ? transfer.recipientName() : transfer.senderName(),
                transfer.sentAt(), transfer.acceptBy(), transfer.endedAt());
    }

    /** The answer to the sender. */
    static ResponseEntity<TransferView> created(Transfer transfer) {
        return ResponseEntity.created(URI.create("/v1/pay/transfers/" + transfer.id().value()))
                .body(of(transfer, transfer.sender()));
    }
}
