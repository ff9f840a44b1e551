package pay.transfer;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pay.events.TransferReturned;
import pay.ledger.Ledger;
import pay.ledger.Line;
import pay.ledger.Posting;
import platform.event.DomainEvents;
import platform.id.Ids;
import platform.id.Tsid;

/** Gives held money back to its sender's wallet, which it never left: the hold ends. */
@Component
class ReturnHeld {
    private final Transfers transfers;
    private final HeldTransfers held;
    private final Ledger ledger;
    private final DomainEvents events;
    private final Ids ids;
    private final Clock clock;

    ReturnHeld(Transfers transfers, HeldTransfers held, Ledger ledger, DomainEvents events, Ids ids, Clock clock) {
        this.transfers = transfers;
        this.held = held;
        this.ledger = ledger;
        this.events = events;
        this.ids = ids;
        this.clock = clock;
    }

    /** Why it goes back. */
    enum Reason {
        EXPIRED, CANCELED, SENDER_LEFT
    }

    /** The transfer as it is then; none when it was ended before. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Transfer> back(TransferId id, Reason reason) {
        return held.end(id).map(hold -> {
            Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
            Transfer transfer = transfers.find(id).orElseThrow().ended(
                    reason == Reason.EXPIRED ? Transfer.Status.RETURNED : Transfer.Status.CANCELED, now);
            transfers.end(transfer);
            ledger.post(Posting.of("TRANSFER_RETURNED", id.value(),
                    reason == Reason.EXPIRED ? new Line.Expire(hold) : new Line.Release(hold)), now);
            events.publish(new TransferReturned(ids.next(), now, Tsid.of(id), transfer.sender(), transfer.amount(),
                    reason.name()));
            return transfer;
        });
    }
}
