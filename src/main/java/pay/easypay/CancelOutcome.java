package pay.easypay;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;

import org.springframework.stereotype.Component;
import pay.bank.BankTransfer;
import pay.bank.BankTransferOutcome;
import pay.wallet.LockWallet;

/** Books what became of a cancel's part that went to a bank, and has the merchant told of what was deposited. */
@Component
class CancelOutcome implements BankTransferOutcome {
    private final Transactions transactions;
    private final MerchantPayments payments;
    private final DepositCancels deposits;
    private final KeepPayments keepPayments;
    private final CancelPostings postings;
    private final LockWallet wallets;
    private final Clock clock;

    CancelOutcome(Transactions transactions, MerchantPayments payments, DepositCancels deposits,
            KeepPayments keepPayments, CancelPostings postings, LockWallet wallets, Clock clock) {
        this.transactions = transactions;
        this.payments = payments;
        this.deposits = deposits;
        this.keepPayments = keepPayments;
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
        Transaction cancel = cancel(transfer);
        postings.sent(transfer, cancel);
        answered(transfer, cancel);
    }

    @Override
    public void refused(BankTransfer transfer) {
        Transaction cancel = cancel(transfer);
        postings.sentBack(transfer, cancel, wallets.lock(transfer.memberId()));
        answered(transfer, cancel);
    }

    private void answered(BankTransfer transfer, Transaction cancel) {
        if (deposits.isOne(transfer.id())) {
            keepPayments.keep(List.of(cancel.payment().cancelAnswered()));
        }
    }

    /** The cancel as of now, its payment locked: before the wallet, as everywhere. */
    private Transaction cancel(BankTransfer transfer) {
        Transactions.Line line = transactions.get(transfer.purposeId().value());
        return new Transaction(line.id(), payments.lock(line.payment()).orElseThrow(), line.kind(), line.amount(),
                line.reason(), clock.instant().truncatedTo(ChronoUnit.MICROS));
    }
}
