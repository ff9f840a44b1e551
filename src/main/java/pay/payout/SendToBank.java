package pay.payout;

import java.time.Clock;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pay.bank.BankAccount;
import pay.bank.BankTransfer;
import pay.bank.BankTransferId;
import pay.bank.RecordBankTransfer;
import pay.ledger.Account;
import pay.ledger.Ledger;
import pay.ledger.Line;
import pay.ledger.MovementId;
import pay.ledger.Posting;
import platform.id.Ids;
import platform.id.Tsid;
import platform.money.Won;

/** Sets money aside for a member's bank account; the bank is called after the transaction commits. */
@Component
public class SendToBank {
    private final RecordBankTransfer transfers;
    private final Ledger ledger;
    private final Ids ids;
    private final Clock clock;

    SendToBank(RecordBankTransfer transfers, Ledger ledger, Ids ids, Clock clock) {
        this.transfers = transfers;
        this.ledger = ledger;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Holds an amount and records its transfer; the transfer's id.
     *
     * @param from the account that it is taken from when the bank has carried it out, and held on until then
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public BankTransferId send(BankTransfer.Purpose purpose, Tsid purposeId, Account from, BankAccount to, Won amount) {
        BankTransferId id = new BankTransferId(ids.nextLong());
        MovementId hold = ledger
                .post(Posting.of("TO_BANK_BEGUN", id.value(), new Line.Hold(from, Account.BANK, amount.amount())),
                        clock.instant())
                .only();
        transfers.out(id, purpose, purposeId, to, amount, hold);
        return id;
    }
}
