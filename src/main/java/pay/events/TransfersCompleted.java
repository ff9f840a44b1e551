package pay.events;

import java.time.Instant;
import java.util.List;

import platform.event.DomainEvent;
import platform.event.EventType;
import platform.id.Tsid;
import platform.money.Won;

/**
 * Money went from wallets of members into those of others: a list, since transfers share their commits (ADR 15). Of the two
 * wallets of each nothing else is told.
 *
 * @param transfers at least one, in the order in which they were decided
 */
@EventType(value = "pay.transfers-completed", aggregate = "eventId")
public record TransfersCompleted(Tsid eventId, Instant occurredAt, List<Transfer> transfers) implements DomainEvent {
    /**
     * One of them.
     *
     * @param amount positive; less for the sender, more for the recipient
     */
    public record Transfer(Tsid transferId, Won amount, Side sender, Side recipient) {}

    /**
     * What it did to one wallet; kinds {@code TRANSFER} and {@code TRANSFER_IN} of {@link WalletMoved}.
     *
     * @param movementId may be the same on both sides
     * @param balance the wallet's balance after it
     * @param sequence counts the movements of this wallet from 1: the highest has the present balance
     * @param description the other one's masked name
     */
    public record Side(Tsid memberId, Tsid movementId, Won balance, long sequence, String description) {}
}
