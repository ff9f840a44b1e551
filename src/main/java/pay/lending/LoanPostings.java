package pay.lending;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pay.bank.BankAccount;
import pay.bank.BankTransfer;
import pay.ledger.Account;
import pay.ledger.AccountKind;
import pay.ledger.Accounts;
import pay.ledger.Ledger;
import pay.ledger.Line;
import pay.ledger.Posting;
import pay.payout.SendToBank;
import pay.wallet.MoneyMoved;
import pay.wallet.MoveMoney;
import pay.wallet.Wallet;
import platform.id.Tsid;
import platform.money.Won;

/** The journals of loans: all go through the lender's account. */
@Component
class LoanPostings {
    private final Accounts accounts;
    private final Ledger ledger;
    private final MoveMoney moveMoney;
    private final SendToBank sendToBank;

    LoanPostings(Accounts accounts, Ledger ledger, MoveMoney moveMoney, SendToBank sendToBank) {
        this.accounts = accounts;
        this.ledger = ledger;
        this.moveMoney = moveMoney;
        this.sendToBank = sendToBank;
    }

    /** The lender's money has come; it goes on to the wallet and to the bank account. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void handOver(Disbursement loan, Wallet wallet, @Nullable BankAccount account, Instant now) {
        Account lender = lender(loan.lenderId());
        Line arrived = new Line.Post(Account.BANK, lender, loan.amount().amount());
        if (loan.toWallet().isPositive()) {
            moveMoney.move(wallet, loan.toWallet(),
                    new Posting("LOAN_HANDED_OVER", loan.loanId().toString(),
                            List.of(new Line.Post(lender, wallet.account(), loan.toWallet().amount()), arrived),
                            Map.of()),
                    new MoneyMoved(MoneyMoved.Kind.LOAN, loan.name(), now));
        } else {
            ledger.post(Posting.of("LOAN_HANDED_OVER", loan.loanId().value(), arrived), now);
        }
        if (loan.toBank().isPositive()) {
            sendToBank.send(BankTransfer.Purpose.LOAN, loan.loanId(), lender, Objects.requireNonNull(account),
                    loan.toBank());
        }
    }

    /** The bank has it. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void sent(BankTransfer transfer, Instant now) {
        ledger.post(Posting.of("LOAN_TO_BANK", transfer.id().value(),
                new Line.Capture(transfer.hold(), transfer.amount().amount())), now);
    }

    /** The bank would not have it: the member's it is, so the wallet takes it, above its cap too. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void sentBack(BankTransfer transfer, Disbursement loan, Wallet wallet, Instant now) {
        Account to = wallet.isOpen()
                ? wallet.account()
                : accounts.open(AccountKind.UNCLAIMED, wallet.memberId().value());
        Posting posting = new Posting("LOAN_SENT_BACK", Long.toString(transfer.id().value()),
                List.of(new Line.Post(lender(loan.lenderId()), to, transfer.amount().amount()),
                        new Line.Release(transfer.hold())),
                Map.of());
        if (wallet.isOpen()) {
            moveMoney.move(wallet, transfer.amount(), posting,
                    new MoneyMoved(MoneyMoved.Kind.LOAN, loan.name(), now));
        } else {
            ledger.post(posting, now);
        }
    }

    /** A member pays back. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void collect(LoanDemand demand, Wallet wallet, Won amount, Instant now) {
        moveMoney.move(wallet, amount.negated(),
                Posting.of("LOAN_REPAYMENT", demand.repaymentId().value(),
                        new Line.Post(wallet.account(), lender(demand.lenderId()), amount.amount())),
                new MoneyMoved(MoneyMoved.Kind.LOAN_REPAYMENT, demand.name(), now));
    }

    private Account lender(Tsid lender) {
        return accounts.open(AccountKind.LENDER, lender.value());
    }
}
