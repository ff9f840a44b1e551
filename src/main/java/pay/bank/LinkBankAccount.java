package pay.bank;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import pay.error.PayError;
import pay.wallet.FindWallet;
import pay.wallet.LockWallet;
import platform.database.ConflictRetry;
import platform.id.Ids;
import platform.id.Tsid;
import platform.web.DomainException;

/** Links a bank account that the bank says is there. */
@Component
class LinkBankAccount {
    /** More than anybody needs; it bounds the list, which has no pages. */
    static final int MOST = 20;

    private final AskHolder holders;
    private final FindWallet findWallet;
    private final LockWallet lockWallet;
    private final BankAccounts accounts;
    private final AccountNumbers numbers;
    private final TransactionOperations transaction;
    private final Ids ids;
    private final Clock clock;

    LinkBankAccount(AskHolder holders, FindWallet findWallet, LockWallet lockWallet, BankAccounts accounts,
            AccountNumbers numbers,
            TransactionOperations transaction, Ids ids, Clock clock) {
        this.holders = holders;
        this.findWallet = findWallet;
        this.lockWallet = lockWallet;
        this.accounts = accounts;
        this.numbers = numbers;
        this.transaction = transaction;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * @throws DomainException {@code WALLET_CLOSED}, {@code BANK_ACCOUNT_ALREADY_LINKED}, {@code BANK_ACCOUNT_LIMIT_REACHED},
     *     {@code BANK_ACCOUNT_REFUSED} or {@code BANK_UNAVAILABLE}
     */
    BankAccount link(Tsid memberId, BankCode code, AccountNumber number) {
        transaction.executeWithoutResult(
                status -> requireLinkable(!findWallet.isClosed(memberId), memberId, code, number));
        holders.of(code, number);
        try {
            return ConflictRetry.call(() -> transaction.execute(status -> insert(memberId, code, number)));
        } catch (DataIntegrityViolationException e) {
            throw new DomainException(PayError.BANK_ACCOUNT_ALREADY_LINKED);
        }
    }

    private BankAccount insert(Tsid memberId, BankCode code, AccountNumber number) {
        // Under the wallet's lock: who leaves meanwhile would leave a number behind.
        Optional<BankAccount> payee = requireLinkable(lockWallet.lock(memberId).isOpen(), memberId, code, number);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        if (payee.isPresent()) {
            payee.get().link(now);
            return accounts.saveAndFlush(payee.get());
        }
        BankAccountId id = new BankAccountId(ids.nextLong());
        return accounts.saveAndFlush(
                new BankAccount(id, memberId, code, numbers.seal(id, number), BankAccount.Status.LINKED, now));
    }

    /** The same account, when the member has sent money to it before. */
    private Optional<BankAccount> requireLinkable(boolean open, Tsid memberId, BankCode code, AccountNumber number) {
        if (!open) {
            throw new DomainException(PayError.WALLET_CLOSED);
        }
        Optional<BankAccount> known = accounts.findByMemberIdAndBankCodeAndNumberIndexIn(memberId.value(), code.code(),
                numbers.indexes(number));
        if (known.filter(BankAccount::isLinked).isPresent()) {
            throw new DomainException(PayError.BANK_ACCOUNT_ALREADY_LINKED);
        }
        if (accounts.findByMemberIdOrderById(memberId.value()).stream().filter(BankAccount::isLinked)
                .count() >= MOST) {
            throw new DomainException(PayError.BANK_ACCOUNT_LIMIT_REACHED, MOST);
        }
        return known;
    }
}
