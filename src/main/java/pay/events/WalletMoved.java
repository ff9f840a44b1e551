package pay.events;

import java.time.Instant;

import platform.event.DomainEvent;
import platform.event.EventType;
import platform.id.Tsid;
import platform.money.Won;

/**
 * Money came into a member's wallet or went out of it; not by a transfer between members ({@link TransfersCompleted}).
 *
 * @param amount positive in, negative out
 * @param balance the wallet's balance after it
 * @param sequence counts the movements of this wallet from 1: the highest has the present balance
 * @param kind {@code OPENING}, {@code TOP_UP}, {@code PAYMENT}, {@code REFUND}, {@code LOAN} (handed over),
 *     {@code LOAN_REPAYMENT}, {@code WITHDRAWAL} or {@code LEAVING}
 * @param description what it was for, in the words the member sees
 */
@EventType(value = "pay.wallet-moved", aggregate = "memberId")
public record WalletMoved(Tsid eventId, Instant occurredAt, Tsid memberId, Tsid movementId, Won amount, Won balance,
        long sequence, String kind, String description) implements DomainEvent {}
