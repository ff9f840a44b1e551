package pay.events;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;
import platform.event.DomainEvent;
import platform.event.EventType;
import platform.id.Tsid;
import platform.money.Won;

/**
 * Members paid merchants: a list, since these payments share their commits (ADR 15). Of the wallets and points that each moved
 * nothing else is told.
 *
 * @param payments at least one, in the order in which they were taken
 */
@EventType(value = "pay.merchant-payments-completed", aggregate = "eventId")
public record MerchantPaymentsCompleted(Tsid eventId, Instant occurredAt,
        List<Payment> payments) implements DomainEvent {
    /**
     * One of them.
     *
     * @param amount what was taken, by whatever tender
     * @param version grows with every change of the payment that is told
     * @param description what the member sees it was for
     * @param money what it did to the member's wallet; null: nothing
     * @param points what it did to their points; null: nothing
     */
    public record Payment(Tsid paymentId, Tsid memberId, Tsid merchantId, String merchantName, String orderName,
            Won amount, int version, String description, @Nullable Side money, @Nullable Side points) {}

    /**
     * What a payment took from a wallet ({@link WalletMoved} of kind {@code PAYMENT}), or of points ({@link PointsMoved} of that
     * kind).
     *
     * @param amount won, or points: positive
     * @param balance what was left
     * @param sequence counts the movements of this wallet, or of this member's points
     */
    public record Side(Tsid movementId, long amount, long balance, long sequence) {}
}
