package pay.virtualaccount;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
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
import pay.safeguard.UnusualDeposits;
import platform.database.RetriedOnConflict;
import platform.id.Ids;
import platform.id.Tsid;
import platform.money.Won;

/** Takes in a deposit that a bank tells of, once: what was asked for pays the payment, anything else goes back. */
@Component
public class TakeDeposit {
    /** Of one account so many go back by themselves, since they go to the member, whoever has paid them in. */
    private static final int MOST_RETURNED = 3;
    /** And so much at once, unless it is no more than was asked for. */
    private static final Won MOST_AT_ONCE = Won.of(1_000_000);

    private final VirtualAccountRows accounts;
    private final Deposits deposits;
    private final DepositOutcomes outcomes;
    private final VirtualAccounts virtualAccounts;
    private final Accounts ledgerAccounts;
    private final Ledger ledger;
    private final SendToBank sendToBank;
    private final UnusualDeposits unusualDeposits;
    private final Ids ids;
    private final Clock clock;

    TakeDeposit(VirtualAccountRows accounts, Deposits deposits, DepositOutcomes outcomes,
            VirtualAccounts virtualAccounts,
            Accounts ledgerAccounts, Ledger ledger, SendToBank sendToBank, UnusualDeposits unusualDeposits, Ids ids,
            Clock clock) {
        this.accounts = accounts;
        this.deposits = deposits;
        this.outcomes = outcomes;
        this.virtualAccounts = virtualAccounts;
        this.ledgerAccounts = ledgerAccounts;
        this.ledger = ledger;
        this.sendToBank = sendToBank;
        this.unusualDeposits = unusualDeposits;
        this.ids = ids;
        this.clock = clock;
    }

    /** What it is to its payment; of one that is told again, what it was. */
    @RetriedOnConflict
    @Transactional
    public Verdict take(Deposit deposit) {
        Optional<VirtualAccountRows.Awaiting> payment = accounts.paymentAt(deposit.bank(), deposit.number());
        payment.ifPresent(each -> outcomes.of(each.purpose()).lock(each.paymentId()));
        VirtualAccount account = payment.flatMap(each -> accounts.lockOfPayment(each.paymentId())).orElse(null);
        Verdict verdict = account == null
                ? Verdict.UNKNOWN_ACCOUNT
                : verdict(account, deposit);
        DepositId id = new DepositId(ids.nextLong());
        if (!deposits.insert(id, deposit, account == null ? null : account.id(), verdict)) {
            return deposits.verdict(deposit).orElseThrow();
        }
        if (account != null && verdict == Verdict.EXACT) {
            accounts.change(account.id(), VirtualAccount.State.PAID);
            outcomes.of(account.purpose()).deposited(account);
        } else {
            setAside(id, deposit, account);
        }
        return verdict;
    }

    /** What would take money out of a frozen wallet comes too late, and its payment is over with its time. */
    private Verdict verdict(VirtualAccount account, Deposit deposit) {
        Verdict verdict = account.verdict(deposit.amount(), deposit.at());
        return verdict == Verdict.EXACT && !outcomes.of(account.purpose()).canBeTaken(account) ? Verdict.LATE : verdict;
    }

    /** It lies in suspense until it is back, or until a person knows what is to become of it. */
    private void setAside(DepositId id, Deposit deposit, @Nullable VirtualAccount account) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Optional<UnusualDeposits.Rule> unusual = Optional.ofNullable(account).flatMap(each -> unusual(deposit, each));
        unusual.ifPresent(rule -> unusualDeposits.note(Objects.requireNonNull(account).memberId(), rule,
                deposit.amount(), now));
        Optional<BankAccount> refundAccount = Optional.ofNullable(account).filter(_ -> unusual.isEmpty())
                .flatMap(virtualAccounts::refundAccount);
        Account suspense = ledgerAccounts.open(AccountKind.SUSPENSE, 0);
        ledger.post(Posting.of("DEPOSIT_SET_ASIDE", id.value(),
                new Line.Post(Account.BANK, suspense, deposit.amount().amount())), now);
        refundAccount.ifPresentOrElse(
                to -> sendToBank.send(BankTransfer.Purpose.DEPOSIT_RETURN, Tsid.of(id), suspense, to,
                        deposit.amount()),
                () -> deposits.returned(id, false));
    }

    private Optional<UnusualDeposits.Rule> unusual(Deposit deposit, VirtualAccount account) {
        if (account.amount().isLessThan(deposit.amount()) && MOST_AT_ONCE.isLessThan(deposit.amount())) {
            return Optional.of(UnusualDeposits.Rule.DEPOSIT_LARGE);
        }
        return deposits.wrong(account.id()) > MOST_RETURNED
                ? Optional.of(UnusualDeposits.Rule.DEPOSIT_MANY)
                : Optional.empty();
    }
}
