package pay.bank;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pay.ledger.MovementId;
import platform.id.Tsid;
import platform.money.Won;

/** Writes a transfer down before the bank is called, in the transaction that holds its amount in the ledger. */
@Component
public class RecordBankTransfer {
    /** What a statement shows where nobody chose a text. */
    public static final String HOUSE = "마당";

    private final BankTransfers transfers;
    private final StatementTexts texts;
    private final Clock clock;

    RecordBankTransfer(BankTransfers transfers, StatementTexts texts, Clock clock) {
        this.transfers = transfers;
        this.texts = texts;
        this.clock = clock;
    }

    /** A withdrawal from the member's account that the caller sends itself, by {@link CallBank#callNow}, after this commits. */
    @Transactional(propagation = Propagation.MANDATORY)
    public BankTransfer in(BankTransferId id, BankTransfer.Purpose purpose, Tsid purposeId, BankAccount account,
            Won amount, MovementId hold) {
        return transfers.saveAndFlush(new BankTransfer(id, BankTransfer.Direction.IN, purpose, purposeId, account,
                amount, hold, texts.seal(id, ""), now()).sentByItsCaller());
    }

    /** A deposit to an account; it is sent soon after this commits. */
    @Transactional(propagation = Propagation.MANDATORY)
    public BankTransfer out(BankTransferId id, BankTransfer.Purpose purpose, Tsid purposeId, BankAccount account,
            Won amount, MovementId hold) {
        return transfers.saveAndFlush(new BankTransfer(id, BankTransfer.Direction.OUT, purpose, purposeId, account,
                amount, hold, texts.seal(id, HOUSE), now()));
    }

    /**
     * The same.
     *
     * @param text what the account's statement is to show
     * @param countedOn the day in Seoul on which it counted against its member's limits; null when it does not
     * @param until what the bank has not got by then is not sent any more: it is refused
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public BankTransfer out(BankTransferId id, BankTransfer.Purpose purpose, Tsid purposeId, BankAccount account,
            Won amount, MovementId hold, String text, @Nullable LocalDate countedOn, Instant until) {
        return transfers.saveAndFlush(new BankTransfer(id, BankTransfer.Direction.OUT, purpose, purposeId, account,
                amount, hold, texts.seal(id, text), now()).countedOn(countedOn).wantedUntil(until));
    }

    /**
     * A deposit to an account that the caller sends itself, by {@link CallBank#callNow}, after this commits.
     *
     * @param text what the account's statement is to show
     * @param countedOn the day in Seoul on which it counted against its member's limits; null when it does not
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public BankTransfer outNow(BankTransferId id, BankTransfer.Purpose purpose, Tsid purposeId, BankAccount account,
            Won amount, MovementId hold, String text, @Nullable LocalDate countedOn) {
        return transfers.saveAndFlush(new BankTransfer(id, BankTransfer.Direction.OUT, purpose, purposeId, account,
                amount, hold, texts.seal(id, text), now()).countedOn(countedOn).sentByItsCaller());
    }

    /** The same, kept back until somebody has looked at it ({@link ReviewedBankTransfers}). */
    @Transactional(propagation = Propagation.MANDATORY)
    public BankTransfer outAfterReview(BankTransferId id, BankTransfer.Purpose purpose, Tsid purposeId,
            BankAccount account, Won amount, MovementId hold, String text, @Nullable LocalDate countedOn) {
        return transfers.saveAndFlush(new BankTransfer(id, BankTransfer.Direction.OUT, purpose, purposeId, account,
                amount, hold, texts.seal(id, text), now()).countedOn(countedOn).heldForReview());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
