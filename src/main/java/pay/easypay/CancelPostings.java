package pay.easypay;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pay.bank.BankTransfer;
import pay.ledger.Account;
import pay.ledger.AccountKind;
import pay.ledger.Accounts;
import pay.ledger.Ledger;
import pay.ledger.Line;
import pay.ledger.Posting;
import pay.wallet.MoneyMoved;
import pay.wallet.MoveMoney;
import pay.wallet.Wallet;
import platform.money.Won;

/** The journals of money that goes back: all take from what is owed to the merchant. */
@Component
class CancelPostings {
    private final Accounts accounts;
    private final Ledger ledger;
    private final MoveMoney moveMoney;

    CancelPostings(Accounts accounts, Ledger ledger, MoveMoney moveMoney) {
        this.accounts = accounts;
        this.ledger = ledger;
        this.moveMoney = moveMoney;
    }

    Account payable(MerchantPayment payment) {
        return accounts.open(AccountKind.MERCHANT_PAYABLE, payment.ask().merchant().value());
    }

    /** Into the wallet; unclaimed when the member left. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void keep(Transaction cancel, Wallet wallet, Won amount) {
        post("EASYPAY_CANCEL", cancel.id(), cancel, wallet, amount, List.of());
    }

    /** The bank has it. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void sent(BankTransfer transfer, Transaction cancel) {
        ledger.post(Posting.of("EASYPAY_CANCEL_TO_BANK", transfer.id().value(),
                new Line.Capture(transfer.hold(), transfer.amount().amount())), cancel.at());
    }

    /** The bank would not have it: where it would have gone without a bank account. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void sentBack(BankTransfer transfer, Transaction cancel, Wallet wallet) {
        post("EASYPAY_CANCEL_SENT_BACK", transfer.id().value(), cancel, wallet, transfer.amount(),
                List.of(new Line.Release(transfer.hold())));
    }

    /**
     * The card company would not have it.
     *
     * @param amount what of it comes into the wallet; may be 0
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void inMoney(Transaction cancel, Wallet wallet, Won amount, Line.Release held) {
        String kind = "EASYPAY_CANCEL_IN_MONEY";
        if (amount.isPositive()) {
            post(kind, cancel.id(), cancel, wallet, amount, List.of(held));
        } else {
            post(kind, cancel, held);
        }
    }

    /** A line that moves nothing of the member's. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void post(String kind, Transaction cancel, Line line) {
        ledger.post(Posting.of(kind, cancel.id(), line), cancel.at());
    }

    private void post(String kind, long reference, Transaction cancel, Wallet wallet, Won amount, List<Line> more) {
        Account to = wallet.isOpen()
                ? wallet.account()
                : accounts.open(AccountKind.UNCLAIMED, wallet.memberId().value());
        List<Line> lines = new ArrayList<>();
        lines.add(new Line.Post(payable(cancel.payment()), to, amount.amount()));
        lines.addAll(more);
        Posting posting = new Posting(kind, Long.toString(reference), lines, Map.of());
        if (wallet.isOpen()) {
            moveMoney.move(wallet, amount, posting,
                    new MoneyMoved(MoneyMoved.Kind.REFUND, cancel.payment().ask().description(), cancel.at()));
        } else {
            ledger.post(posting, cancel.at());
        }
    }
}
