package pay.virtualaccount;

import java.util.Objects;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import pay.bank.AccountNumber;
import pay.bank.AskHolder;
import pay.bank.BankAccount;
import pay.bank.BankAccountId;
import pay.bank.BankCode;
import pay.bank.BankTransfer;
import pay.bank.HolderName;
import pay.bank.KeepPayeeAccount;
import pay.bank.LinkedAccounts;
import pay.error.PayError;
import pay.ledger.AccountKind;
import pay.ledger.Accounts;
import pay.payout.SendToBank;
import platform.id.Tsid;
import platform.web.DomainException;

/** The way out of suspense of a deposit that is kept: to the account of whoever it turned out to be from. */
@Component
public class SendDepositBack {
    private final Deposits deposits;
    private final AskHolder askHolder;
    private final KeepPayeeAccount keepAccount;
    private final LinkedAccounts bankAccounts;
    private final Accounts accounts;
    private final SendToBank sendToBank;
    private final TransactionTemplate transaction;

    SendDepositBack(Deposits deposits, AskHolder askHolder, KeepPayeeAccount keepAccount, LinkedAccounts bankAccounts,
            Accounts accounts, SendToBank sendToBank, TransactionTemplate transaction) {
        this.deposits = deposits;
        this.askHolder = askHolder;
        this.keepAccount = keepAccount;
        this.bankAccounts = bankAccounts;
        this.accounts = accounts;
        this.sendToBank = sendToBank;
        this.transaction = transaction;
    }

    /**
     * Keeps where it is to go, encrypted as all numbers are, until somebody approves it; calls the bank, outside a transaction.
     *
     * @param holder whose account it is, as the operator was told
     * @throws DomainException {@code DEPOSIT_NOT_KEPT}, {@code PAYEE_HOLDER_DIFFERS}, or the bank's
     */
    public BankAccountId enter(Tsid deposit, BankCode bank, AccountNumber number, String holder) {
        requireKept(deposit);
        if (!HolderName.isOf(askHolder.of(bank, number), holder)) {
            throw new DomainException(PayError.PAYEE_HOLDER_DIFFERS);
        }
        return Objects.requireNonNull(transaction.execute(_ -> keepAccount.keep(deposit, bank, number).id()));
    }

    /**
     * Refuses what does not wait for a person.
     *
     * @throws DomainException {@code DEPOSIT_NOT_KEPT}
     */
    @Transactional(readOnly = true)
    public void requireKept(Tsid deposit) {
        if (deposits.kept(new DepositId(deposit.value())).isEmpty()) {
            throw notKept();
        }
    }

    /** What it is and where it goes, for who approves it; without personal data. */
    @Transactional(readOnly = true)
    public String about(Tsid deposit, BankAccountId to) {
        BankAccount account = bankAccounts.get(to);
        return deposits.kept(new DepositId(deposit.value())).map(kept -> "%s %s, %,d KRW → %s ····%s".formatted(
                kept.bank(), kept.reference(), kept.amount().amount(), account.bank().label(), account.lastFour()))
                .orElse("");
    }

    /**
     * Sends it. What the bank refuses is kept again.
     *
     * @throws DomainException {@code DEPOSIT_NOT_KEPT} when it was sent meanwhile
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void send(Tsid deposit, BankAccountId to) {
        DepositId id = new DepositId(deposit.value());
        Deposits.Kept kept = deposits.kept(id).orElseThrow(SendDepositBack::notKept);
        if (!deposits.sendBack(id)) {
            throw notKept();
        }
        sendToBank.send(BankTransfer.Purpose.DEPOSIT_RETURN, deposit, accounts.open(AccountKind.SUSPENSE, 0),
                bankAccounts.get(to), kept.amount());
    }

    private static DomainException notKept() {
        return new DomainException(PayError.DEPOSIT_NOT_KEPT);
    }
}
