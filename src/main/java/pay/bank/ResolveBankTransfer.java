package pay.bank;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Ends a transfer that the bank was asked about in vain, by what it has said to a person. */
@Component
public class ResolveBankTransfer {
    private final BankTransfers transfers;
    private final BankTransferOutcomes outcomes;

    ResolveBankTransfer(BankTransfers transfers, BankTransferOutcomes outcomes) {
        this.transfers = transfers;
        this.outcomes = outcomes;
    }

    /** Whether it is a person's turn to find out what came of it. */
    @Transactional(readOnly = true)
    public boolean isForAPerson(BankTransferId id) {
        return transfers.findById(id.value()).filter(BankTransfer::isForAPerson).isPresent();
    }

    /** What was ordered. */
    @Transactional(readOnly = true)
    public String about(BankTransferId id) {
        return transfers.findById(id.value()).map(transfer -> "%s %s, %,d KRW".formatted(transfer.direction(),
                transfer.purpose(), transfer.amount().amount())).orElse("");
    }

    /**
     * Ends it; an answer of the bank's that comes later changes nothing.
     *
     * @param done whether the bank has carried it out, and not: that it never will
     * @return false when it is no person's turn, since the bank has answered meanwhile
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean resolve(BankTransferId id, boolean done) {
        boolean turn = transfers.lockById(id.value()).filter(BankTransfer::isForAPerson).isPresent();
        if (turn) {
            outcomes.record(id, done ? new BankAnswer.Done() : new BankAnswer.Refused(BankRefusal.CANCELED));
        }
        return turn;
    }
}
