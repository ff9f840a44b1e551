package pay.withdrawal;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pay.bank.BankAccount;
import pay.bank.BankAccountId;
import pay.bank.BankTransfer;
import pay.bank.BankTransferId;
import pay.bank.KeepPayeeAccount;
import pay.bank.LinkedAccounts;
import pay.bank.RecordBankTransfer;
import pay.error.PayError;
import pay.fraud.FraudDecision;
import pay.fraud.Review;
import pay.fraud.Reviews;
import pay.ledger.Account;
import pay.ledger.Ledger;
import pay.ledger.LedgerRefusal;
import pay.ledger.Line;
import pay.ledger.MovementId;
import pay.ledger.Posting;
import pay.transfer.CountTransfer;
import pay.wallet.LockWallet;
import pay.wallet.Wallet;
import platform.id.Ids;
import platform.id.Tsid;
import platform.money.Won;
import platform.security.MemberCaller;
import platform.web.DomainException;

/** The half of a withdrawal before the bank is called: its amount is held in the wallet. */
@Component
class BeginWithdrawal {
    private final LockWallet wallets;
    private final LinkedAccounts linked;
    private final KeepPayeeAccount payeeAccounts;
    private final CountTransfer countTransfer;
    private final Sendings sendings;
    private final Reviews reviews;
    private final Ledger ledger;
    private final RecordBankTransfer transfers;
    private final Ids ids;
    private final Clock clock;

    BeginWithdrawal(LockWallet wallets, LinkedAccounts linked, KeepPayeeAccount payeeAccounts,
            CountTransfer countTransfer, Sendings sendings, Reviews reviews, Ledger ledger,
            RecordBankTransfer transfers, Ids ids, Clock clock) {
        this.wallets = wallets;
        this.linked = linked;
        this.payeeAccounts = payeeAccounts;
        this.countTransfer = countTransfer;
        this.sendings = sendings;
        this.reviews = reviews;
        this.ledger = ledger;
        this.transfers = transfers;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * To the member's own account.
     *
     * @throws DomainException {@code BANK_ACCOUNT_NOT_FOUND}, {@code WALLET_CLOSED}, {@code WALLET_FROZEN} or
     *     {@code INSUFFICIENT_BALANCE}, or as the rules against fraud refuse
     */
    @Transactional
    public WithdrawalId toOwn(MemberCaller caller, BankAccountId account, Won amount, boolean signed) {
        Wallet wallet = openWallet(caller.memberId());
        BankAccount own = linked.find(caller.memberId(), account)
                .orElseThrow(() -> new DomainException(PayError.BANK_ACCOUNT_NOT_FOUND));
        CountTransfer.Counted counted = countTransfer.count(caller,
                sendings.toOwn(wallet, own, amount, signed));
        return begin(wallet, own, amount, RecordBankTransfer.HOUSE, counted, transfers::outNow);
    }

    /**
     * To somebody's account; it counts against the limits of transfers.
     *
     * @throws DomainException {@code WALLET_CLOSED}, {@code WALLET_FROZEN}, {@code INSUFFICIENT_BALANCE}, that it is above a limit,
     *     or as the rules against fraud refuse
     */
    @Transactional
    public WithdrawalId toPayee(MemberCaller caller, AccountPayee payee, boolean signed) {
        Wallet wallet = openWallet(caller.memberId());
        BankAccount account = payeeAccounts.keep(caller.memberId(), payee.bank(), payee.number());
        CountTransfer.Counted counted = countTransfer.count(caller,
                sendings.toPayee(wallet, account, payee.amount(), signed));
        return begin(wallet, account, payee.amount(), payee.text(), counted, transfers::outNow);
    }

    /**
     * The same to an account that was kept before, as it was planned and signed; the bank is called soon after this commits.
     *
     * @param until it is not sent any more from then on; what was held for a review is, when it is let go
     * @throws DomainException the same
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public WithdrawalId planned(MemberCaller by, BankAccountId to, Won amount, String text, Instant until) {
        Wallet wallet = openWallet(by.memberId());
        BankAccount account = linked.get(to);
        CountTransfer.Counted counted = countTransfer.count(by, sendings.toPayee(wallet, account, amount, true));
        return begin(wallet, account, amount, text, counted,
                (id, purpose, purposeId, _, _, hold, _, countedOn) -> transfers
                        .out(id, purpose, purposeId, account, amount, hold, text, countedOn, until));
    }

    /** How a transfer is written down. */
    private interface Recording {
        BankTransfer record(BankTransferId id, BankTransfer.Purpose purpose, Tsid purposeId, BankAccount account,
                Won amount, MovementId hold, String text, @Nullable LocalDate countedOn);
    }

    private Wallet openWallet(Tsid member) {
        Wallet wallet = wallets.lock(member);
        if (!wallet.isOpen()) {
            throw new DomainException(PayError.WALLET_CLOSED);
        }
        if (wallet.isFrozen()) {
            throw new DomainException(PayError.WALLET_FROZEN);
        }
        return wallet;
    }

    private WithdrawalId begin(Wallet wallet, BankAccount to, Won amount, String text,
            CountTransfer.Counted counted, Recording recording) {
        BankTransferId id = new BankTransferId(ids.nextLong());
        MovementId hold = hold(wallet, id, amount);
        Optional<FraudDecision> review = counted.review();
        if (review.isPresent()) {
            transfers.outAfterReview(id, BankTransfer.Purpose.WITHDRAWAL, Tsid.of(id), to, amount, hold, text,
                    counted.on());
            Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
            reviews.insert(List.of(new Review(Tsid.of(id), review.get(), null, null, hold, now, reviews.lapse(now))));
        } else {
            recording.record(id, BankTransfer.Purpose.WITHDRAWAL, Tsid.of(id), to, amount, hold, text, counted.on());
        }
        return new WithdrawalId(id.value());
    }

    private MovementId hold(Wallet wallet, BankTransferId id, Won amount) {
        try {
            return ledger.post(Posting.of("WITHDRAWAL_BEGUN", id.value(),
                    new Line.Hold(wallet.account(), Account.BANK, amount.amount())), clock.instant()).only();
        } catch (LedgerRefusal refusal) {
            if (refusal.reason() == LedgerRefusal.Reason.SHORT) {
                throw new DomainException(PayError.INSUFFICIENT_BALANCE);
            }
            throw refusal;
        }
    }
}
