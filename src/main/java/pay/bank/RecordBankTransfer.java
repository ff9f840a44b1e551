package pay.bank;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pay.ledger.MovementId;
import platform.id.Tsid;
import platform.money.Won;

/** Writes a transfer down before the bank is called, in the transaction that holds its amount in the ledger. */
@Component
public class RecordBankTransfer {
    private final BankTransfers transfers;
    private final Clock clock;

    RecordBankTransfer(BankTransfers transfers, Clock clock) {
        this.transfers = transfers;
        this.clock = clock;
    }

    /** A withdrawal from the member's account that the caller sends itself, by {@link CallBank#callNow}, after this commits. */
    @Transactional(propagation = Propagation.MANDATORY)
    public BankTransfer in(BankTransferId id, BankTransfer.Purpose purpose, Tsid purposeId, BankAccount account,
            Won amount, MovementId hold) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        BankTransfer transfer = new BankTransfer(id, BankTransfer.Direction.IN, purpose, purposeId, account, amount,
                hold,
                now);
        transfer.send(now, CallBank.PATIENCE);
        return transfers.saveAndFlush(transfer);
    }

    /** A deposit to the member's account; it is sent soon after this commits. */
    @Transactional(propagation = Propagation.MANDATORY)
    public BankTransfer out(BankTransferId id, BankTransfer.Purpose purpose, Tsid purposeId, BankAccount account,
            Won amount, MovementId hold) {
        return transfers.saveAndFlush(new BankTransfer(id, BankTransfer.Direction.OUT, purpose, purposeId, account,
                amount, hold, clock.instant().truncatedTo(ChronoUnit.MICROS)));
    }
}
