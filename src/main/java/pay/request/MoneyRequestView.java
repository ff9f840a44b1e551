package pay.request;

import java.time.Instant;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import pay.transfer.TransferId;
import platform.id.Tsid;
import platform.money.Won;

/**
 * A request for money as one of its two sides sees it.
 *
 * @param counterparty the other side: a masked name; to the asker, who asked by phone number, that, masked, until it is paid
 * @param splitBillId the bill that it is a share of, for the asker; null: none
 * @param remindedAt when the asker reminded last; null: never
 * @param lapsesAt until when it can be paid; null unless it is open
 * @param closedAt null while it is open
 * @param transferId what it was paid by; null unless it was
 */
@Schema(name = "MoneyRequest")
record MoneyRequestView(@Schema(example = "695784701952131072") MoneyRequestId id, Side side, MoneyRequest.State state,
        @Schema(example = "12000") Won amount, @Schema(example = "회식") @Nullable String memo,
        @Schema(example = "김*당") String counterparty,
        @Schema(example = "695784701952131073") @Nullable SplitBillId splitBillId, Instant askedAt,
        @Nullable Instant remindedAt, @Nullable Instant lapsesAt, @Nullable Instant closedAt,
        @Schema(example = "695784701952131074") @Nullable TransferId transferId) {
    static MoneyRequestView of(MoneyRequest request, Tsid viewer) {
        Side side = Side.of(request, viewer);
        boolean asker = side == Side.ASKED_BY_ME;
        return new MoneyRequestView(request.id(), side, request.state(), request.amount(), request.memo(),
                asker ? request.askedName() : request.askerName(), asker ? request.splitBillId() : null,
                request.askedAt(), request.remindedAt(), request.lapsesAt(), request.closedAt(), request.transferId());
    }
}
