package pay.bank;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;

import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import pay.error.PayError;
import pay.ledger.Account;
import pay.ledger.Ledger;
import pay.ledger.Line;
import pay.ledger.MovementId;
import pay.ledger.Posting;
import pay.wallet.FindWallet;
import pay.wallet.LockWallet;
import platform.database.ConflictRetry;
import platform.id.Ids;
import platform.id.Tsid;
import platform.money.Won;
import platform.time.BusinessDays;
import platform.web.DomainException;

/**
 * Begins to link a bank account: sends one won there with a code, which only who can read the account's statement knows
 * ({@link VerifyBankAccount}).
 */
@Component
class LinkBankAccount {
    /** More than anybody needs; it bounds the list, which has no pages. */
    static final int MOST = 20;
    private static final Won ONE = Won.of(1);

    private final AskHolder holders;
    private final FindWallet findWallet;
    private final LockWallet lockWallet;
    private final BankAccounts accounts;
    private final LinkedAccounts linked;
    private final AccountNumbers numbers;
    private final KeepPayeeAccount keepPayeeAccount;
    private final Verifications verifications;
    private final Ledger ledger;
    private final RecordBankTransfer transfers;
    private final CallBank callBank;
    private final TransactionOperations transaction;
    private final Ids ids;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    LinkBankAccount(AskHolder holders, FindWallet findWallet, LockWallet lockWallet, BankAccounts accounts,
            LinkedAccounts linked, AccountNumbers numbers, KeepPayeeAccount keepPayeeAccount,
            Verifications verifications, Ledger ledger,
            RecordBankTransfer transfers, CallBank callBank, TransactionOperations transaction, Ids ids, Clock clock) {
        this.holders = holders;
        this.findWallet = findWallet;
        this.lockWallet = lockWallet;
        this.accounts = accounts;
        this.linked = linked;
        this.numbers = numbers;
        this.keepPayeeAccount = keepPayeeAccount;
        this.verifications = verifications;
        this.ledger = ledger;
        this.transfers = transfers;
        this.callBank = callBank;
        this.transaction = transaction;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Sends the code. Another request sends another, and the one before is good no more.
     *
     * @throws DomainException {@code WALLET_CLOSED}, {@code BANK_ACCOUNT_ALREADY_LINKED}, {@code BANK_ACCOUNT_LIMIT_REACHED},
     *     {@code ACCOUNT_CODES_TODAY}, {@code BANK_ACCOUNT_REFUSED}, {@code BANK_UNDER_MAINTENANCE} or {@code BANK_UNAVAILABLE}
     */
    BankAccount link(Tsid memberId, BankCode code, AccountNumber number) {
        transaction.executeWithoutResult(
                status -> requireLinkable(!findWallet.isClosed(memberId), memberId, code, number));
        holders.of(code, number);
        Begun begun = begin(memberId, code, number);
        BankRefusal refusal = callBank.callNow(begun.transfer()).refusal();
        if (refusal != null) {
            throw new DomainException(refusal == BankRefusal.MAINTENANCE
                    ? PayError.BANK_UNDER_MAINTENANCE
                    : PayError.BANK_ACCOUNT_REFUSED);
        }
        return begun.account();
    }

    private record Begun(BankAccount account, BankTransferId transfer) {}

    private Begun begin(Tsid memberId, BankCode code, AccountNumber number) {
        try {
            return Objects.requireNonNull(
                    ConflictRetry.call(() -> transaction.execute(status -> record(memberId, code, number))));
        } catch (DataIntegrityViolationException e) {
            throw new DomainException(PayError.BANK_ACCOUNT_ALREADY_LINKED);
        }
    }

    private Begun record(Tsid memberId, BankCode bank, AccountNumber number) {
        // Under the wallet's lock: who leaves meanwhile would leave a number behind.
        requireLinkable(lockWallet.lock(memberId).isOpen(), memberId, bank, number);
        verifications.count(memberId, bank, numbers.index(number),
                LocalDate.ofInstant(clock.instant(), BusinessDays.SEOUL));
        BankAccount account = keepPayeeAccount.keep(memberId, bank, number);
        String code = "%04d".formatted(random.nextInt(10_000));
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        verifications.send(account, code, now);
        BankTransferId id = new BankTransferId(ids.nextLong());
        MovementId hold = ledger.post(Posting.of("VERIFICATION_BEGUN", id.value(),
                new Line.Hold(Account.HOUSE_COSTS, Account.BANK, ONE.amount())), now).only();
        transfers.outNow(id, BankTransfer.Purpose.VERIFICATION, Tsid.of(id), account, ONE, hold,
                RecordBankTransfer.HOUSE + code, null);
        return new Begun(account, id);
    }

    private void requireLinkable(boolean open, Tsid memberId, BankCode code, AccountNumber number) {
        if (!open) {
            throw new DomainException(PayError.WALLET_CLOSED);
        }
        Optional<BankAccount> known = accounts.findByMemberIdAndBankCodeAndNumberIndexIn(memberId.value(), code.code(),
                numbers.indexes(number));
        if (known.filter(BankAccount::isLinked).isPresent()) {
            throw new DomainException(PayError.BANK_ACCOUNT_ALREADY_LINKED);
        }
        if (linked.of(memberId).size() >= MOST) {
            throw new DomainException(PayError.BANK_ACCOUNT_LIMIT_REACHED, MOST);
        }
    }
}
