package pay.bank;

import java.time.Clock;
import java.time.temporal.ChronoUnit;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Ends the wait of transfers that were held for a review: they are sent soon, or never. */
@Component
public class ReviewedBankTransfers {
    private final BankTransfers transfers;
    private final BankTransferOutcomes outcomes;
    private final Clock clock;

    ReviewedBankTransfers(BankTransfers transfers, BankTransferOutcomes outcomes, Clock clock) {
        this.transfers = transfers;
        this.outcomes = outcomes;
        this.clock = clock;
    }

    /** Has it sent after this commits; false when it is not held any more. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean release(BankTransferId id) {
        BankTransfer transfer = transfers.lockById(id.value()).orElseThrow();
        boolean released = transfer.release(clock.instant().truncatedTo(ChronoUnit.MICROS));
        transfers.saveAndFlush(transfer);
        return released;
    }

    /** Does not send it; what was set aside for it comes back. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void refuse(BankTransferId id) {
        outcomes.record(id, new BankAnswer.Refused(BankRefusal.REVIEW));
    }
}
