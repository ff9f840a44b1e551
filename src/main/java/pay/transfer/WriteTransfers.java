package pay.transfer;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pay.ledger.Posted;
import pay.payee.Payee;

/** Writes all that stands beside the ledger of transfers that were posted, many rows a statement. */
@Component
class WriteTransfers {
    private final Transfers transfers;
    private final HeldTransfers held;
    private final CompleteTransfers complete;
    private final SuspendTransfers suspend;

    WriteTransfers(Transfers transfers, HeldTransfers held, CompleteTransfers complete,
            SuspendTransfers suspend) {
        this.transfers = transfers;
        this.held = held;
        this.complete = complete;
        this.suspend = suspend;
    }

    /** One that was posted, or held. */
    record Entry(Draft draft, Transfer transfer, Posted posted) {}

    @Transactional(propagation = Propagation.MANDATORY)
    public void write(List<Entry> entries, Instant now) {
        List<HeldTransfers.Held> waiting = new ArrayList<>();
        List<SuspendTransfers.Suspended> suspended = new ArrayList<>();
        List<CompleteTransfers.Completed> completed = new ArrayList<>(entries.size());
        for (Entry entry : entries) {
            Draft draft = entry.draft();
            Payee recipient = draft.recipient();
            if (recipient == null) {
                waiting.add(new HeldTransfers.Held(draft.id(), draft.order().sender(), draft.phone(),
                        entry.posted().only(), Objects.requireNonNull(entry.transfer().acceptBy())));
            } else if (recipient.isFrozen()) {
                suspended.add(new SuspendTransfers.Suspended(entry.transfer(), entry.posted(),
                        draft.sender().wallet()));
            } else {
                completed.add(new CompleteTransfers.Completed(entry.transfer(), entry.posted(),
                        draft.sender().wallet(), recipient.wallet()));
            }
        }
        transfers.insert(entries.stream().map(Entry::transfer).toList());
        held.insert(waiting);
        complete.complete(completed, now);
        suspend.suspend(suspended, now);
    }
}
