package pay.virtualaccount;

import java.time.Clock;

import org.springframework.stereotype.Component;
import pay.bank.BankTransfer;
import pay.bank.BankTransferOutcome;
import pay.ledger.Ledger;
import pay.ledger.Line;
import pay.ledger.Posting;

/** The end of a deposit that was not asked for: back at its payer, or kept in suspense until a person finds a way. */
@Component
class DepositReturn implements BankTransferOutcome {
    private final Deposits deposits;
    private final Ledger ledger;
    private final Clock clock;

    DepositReturn(Deposits deposits, Ledger ledger, Clock clock) {
        this.deposits = deposits;
        this.ledger = ledger;
        this.clock = clock;
    }

    @Override
    public BankTransfer.Purpose purpose() {
        return BankTransfer.Purpose.DEPOSIT_RETURN;
    }

    @Override
    public void done(BankTransfer transfer) {
        ledger.post(Posting.of("DEPOSIT_RETURNED", transfer.id().value(),
                new Line.Capture(transfer.hold(), transfer.amount().amount())), clock.instant());
        deposits.returned(new DepositId(transfer.purposeId().value()), true);
    }

    @Override
    public void refused(BankTransfer transfer) {
        ledger.post(Posting.of("DEPOSIT_KEPT", transfer.id().value(), new Line.Release(transfer.hold())),
                clock.instant());
        deposits.returned(new DepositId(transfer.purposeId().value()), false);
    }
}
