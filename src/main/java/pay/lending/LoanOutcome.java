package pay.lending;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

import org.springframework.stereotype.Component;
import pay.bank.BankTransfer;
import pay.bank.BankTransferOutcome;
import pay.wallet.LockWallet;
import pay.wallet.Wallet;
import platform.money.Won;

/** Completes a loan's disbursement of which a part went to a bank. */
@Component
class LoanOutcome implements BankTransferOutcome {
    private final Disbursements disbursements;
    private final LoanPostings postings;
    private final LockWallet wallets;
    private final TellLending tell;
    private final Clock clock;

    LoanOutcome(Disbursements disbursements, LoanPostings postings, LockWallet wallets, TellLending tell,
            Clock clock) {
        this.disbursements = disbursements;
        this.postings = postings;
        this.wallets = wallets;
        this.tell = tell;
        this.clock = clock;
    }

    @Override
    public BankTransfer.Purpose purpose() {
        return BankTransfer.Purpose.LOAN;
    }

    @Override
    public void done(BankTransfer transfer) {
        Disbursement loan = disbursements.lock(transfer.purposeId()).orElseThrow();
        postings.sent(transfer, now());
        complete(loan, loan.toWallet(), loan.toBank());
    }

    @Override
    public void refused(BankTransfer transfer) {
        Wallet wallet = wallets.lock(transfer.memberId());
        Disbursement loan = disbursements.lock(transfer.purposeId()).orElseThrow();
        postings.sentBack(transfer, loan, wallet, now());
        complete(loan, loan.amount(), Won.ZERO);
    }

    private void complete(Disbursement loan, Won toWallet, Won toBank) {
        disbursements.complete(loan.loanId(), toWallet, toBank, now());
        tell.disbursed(disbursements.lock(loan.loanId()).orElseThrow());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
