package pay.request;

import java.time.Instant;

import org.jspecify.annotations.Nullable;
import pay.transfer.SendAlone;
import pay.transfer.TransferId;
import platform.id.Tsid;
import platform.money.Won;

/**
 * A request for money as it stands.
 *
 * @param splitBillId the bill that it is a share of; null: none
 * @param askerName masked, as the asked one may see it
 * @param askedName masked, as the asker may see it: of one who was asked by phone number that, until they have paid
 * @param remindedAt when the asker reminded last; null: never
 * @param lapsesAt until when it can be paid; null when it is closed
 * @param closedAt null while it is open
 * @param transferId what it was paid by; null unless it was
 */
record MoneyRequest(MoneyRequestId id, Tsid asker, Tsid asked, Won amount, @Nullable String memo,
        @Nullable SplitBillId splitBillId, State state, String askerName, String askedName, Instant askedAt,
        @Nullable Instant remindedAt, @Nullable Instant lapsesAt, @Nullable Instant closedAt,
        @Nullable TransferId transferId) {
    /** What became of it; all but the first are final. */
    enum State {
        /** It can be paid. */
        OPEN,
        /** The transfer brought the money. */
        PAID,
        /** The asked one does not want to pay. */
        DECLINED,
        /** The asker took it back. */
        CANCELED,
        /** It was not paid in time. */
        LAPSED,
        /** One of the two is no member any more. */
        LEFT
    }

    boolean isOf(Tsid member) {
        return asker.equals(member) || asked.equals(member);
    }

    /** Whether it can be paid, declined, cancelled or reminded of; not when its time is over and the job late. */
    boolean isOpen(Instant now) {
        return lapsesAt != null && now.isBefore(lapsesAt);
    }

    /** Whether it waits to be closed because its time is over. */
    boolean isOver(Instant now) {
        return lapsesAt != null && !now.isBefore(lapsesAt);
    }

    /** The same, paid: the asker may see the payer's name, as of every transfer. */
    MoneyRequest paid(SendAlone.Sent sent, Instant now) {
        return new MoneyRequest(id, asker, asked, amount, memo, splitBillId, State.PAID, askerName, sent.senderName(),
                askedAt, remindedAt, null, now, sent.id());
    }

    /** The same, closed without money. */
    MoneyRequest closed(State how, Instant now) {
        return new MoneyRequest(id, asker, asked, amount, memo, splitBillId, how, askerName, askedName, askedAt,
                remindedAt, null, now, null);
    }

    /** The same, reminded of. */
    MoneyRequest reminded(Instant now) {
        return new MoneyRequest(id, asker, asked, amount, memo, splitBillId, state, askerName, askedName, askedAt, now,
                lapsesAt, closedAt, transferId);
    }
}
