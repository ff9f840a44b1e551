package pay.easypay;

import java.time.Clock;
import java.time.temporal.ChronoUnit;

import org.springframework.stereotype.Component;
import pay.bank.BankTransfer;
import pay.bank.BankTransferOutcome;
import pay.wallet.LockWallet;

/** Books what became of a cancel's part that went to a bank. */
@Component
class CancelOutcome implements BankTransferOutcome {
    private final Transactions transactions;
    private final MerchantPayments payments;
    private final CancelPostings postings;
    private final LockWallet wallets;
    private final Clock clock;

    CancelOutcome(Transactions transactions, MerchantPayments payments, CancelPostings postings, LockWallet wallets,
            Clock clock) {
        this.transactions = transactions;
        this.payments = payments;
        this.postings = postings;
        this.wallets = wallets;
        this.clock = clock;
    }

    @Override
    public BankTransfer.Purpose purpose() {
        return BankTransfer.Purpose.PAYMENT_CANCEL;
    }

    @Override
    public void done(BankTransfer transfer) {
        postings.sent(transfer, cancel(transfer));
    }

    @Override
    public void refused(BankTransfer transfer) {
        postings.sentBack(transfer, cancel(transfer), wallets.lock(transfer.memberId()));
    }

    /** The cancel as of now. */
    private Transaction cancel(BankTransfer transfer) {
        Transactions.Line line = transactions.get(transfer.purposeId().value());
        return new Transaction(line.id(), payments.find(line.payment()).orElseThrow(), line.kind(), line.amount(),
                line.reason(), clock.instant().truncatedTo(ChronoUnit.MICROS));
    }
}
