package pay.bank;

import java.time.Clock;

import org.springframework.stereotype.Component;
import pay.ledger.Ledger;
import pay.ledger.Line;
import pay.ledger.Posting;
import pay.wallet.LockWallet;
import pay.wallet.Wallet;

/** Books the won that proves an account; whether the code came back is not its matter. */
@Component
class VerificationOutcome implements BankTransferOutcome {
    private final Ledger ledger;
    private final LockWallet wallets;
    private final ForgetBankAccounts forgetBankAccounts;
    private final Clock clock;

    VerificationOutcome(Ledger ledger, LockWallet wallets, ForgetBankAccounts forgetBankAccounts, Clock clock) {
        this.ledger = ledger;
        this.wallets = wallets;
        this.forgetBankAccounts = forgetBankAccounts;
        this.clock = clock;
    }

    @Override
    public BankTransfer.Purpose purpose() {
        return BankTransfer.Purpose.VERIFICATION;
    }

    @Override
    public void done(BankTransfer transfer) {
        Wallet wallet = wallets.lock(transfer.memberId());
        ledger.post(Posting.of("VERIFICATION", transfer.id().value(),
                new Line.Capture(transfer.hold(), transfer.amount().amount())), clock.instant());
        forgetWhoLeft(wallet, transfer);
    }

    @Override
    public void refused(BankTransfer transfer) {
        Wallet wallet = wallets.lock(transfer.memberId());
        ledger.post(Posting.of("VERIFICATION_REFUSED", transfer.id().value(), new Line.Release(transfer.hold())),
                clock.instant());
        forgetWhoLeft(wallet, transfer);
    }

    /** Under the wallet's lock: of two transfers to the account that are decided at once, one has to see that it is the last. */
    private void forgetWhoLeft(Wallet wallet, BankTransfer transfer) {
        if (!wallet.isOpen()) {
            forgetBankAccounts.forgetPayee(transfer.bankAccountId());
        }
    }
}
