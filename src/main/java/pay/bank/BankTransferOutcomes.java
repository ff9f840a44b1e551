package pay.bank;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Records what a bank answered, and what follows from it, in one transaction. */
@Component
class BankTransferOutcomes {
    private final BankTransfers transfers;
    private final Map<BankTransfer.Purpose, BankTransferOutcome> outcomes = new EnumMap<>(BankTransfer.Purpose.class);
    private final Clock clock;

    BankTransferOutcomes(BankTransfers transfers, List<BankTransferOutcome> outcomes, Clock clock) {
        this.transfers = transfers;
        outcomes.forEach(outcome -> this.outcomes.put(outcome.purpose(), outcome));
        this.clock = clock;
    }

    @Transactional
    public BankTransfer record(BankTransferId id, BankAnswer answer) {
        BankTransfer transfer = transfers.lockById(id.value()).orElseThrow();
        boolean decided = transfer.take(answer, clock.instant().truncatedTo(ChronoUnit.MICROS));
        // Before what follows from it, which may read it.
        transfers.saveAndFlush(transfer);
        if (decided) {
            BankTransferOutcome outcome = Objects.requireNonNull(outcomes.get(transfer.purpose()));
            if (transfer.status() == BankTransfer.Status.DONE) {
                outcome.done(transfer);
            } else {
                outcome.refused(transfer);
            }
        }
        return transfer;
    }
}
