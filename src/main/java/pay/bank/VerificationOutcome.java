package pay.bank;

import java.time.Clock;

import org.springframework.stereotype.Component;
import pay.ledger.Ledger;
import pay.ledger.Line;
import pay.ledger.Posting;
import pay.wallet.FindWallet;

/** Books the won that proves an account; whether the code came back is not its matter. */
@Component
class VerificationOutcome implements BankTransferOutcome {
    private final Ledger ledger;
    private final FindWallet wallets;
    private final ForgetBankAccounts forgetBankAccounts;
    private final Clock clock;

    VerificationOutcome(Ledger ledger, FindWallet wallets, ForgetBankAccounts forgetBankAccounts, Clock clock) {
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
        ledger.post(Posting.of("VERIFICATION", transfer.id().value(),
                new Line.Capture(transfer.hold(), transfer.amount().amount())), clock.instant());
        forgetWhoLeft(transfer);
    }

    @Override
    public void refused(BankTransfer transfer) {
        ledger.post(Posting.of("VERIFICATION_REFUSED", transfer.id().value(), new Line.Release(transfer.hold())),
                clock.instant());
        forgetWhoLeft(transfer);
    }

    private void forgetWhoLeft(BankTransfer transfer) {
        if (wallets.isClosed(transfer.memberId())) {
            forgetBankAccounts.forgetPayee(transfer.bankAccountId());
        }
    }
}
