package pay.bank;

import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;

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

    private final Bank bank;
    private final FindWallet findWallet;
    private final LockWallet lockWallet;
    private final BankAccounts accounts;
    private final AccountNumbers numbers;
    private final TransactionOperations transaction;
    private final Ids ids;
    private final Clock clock;

    LinkBankAccount(Bank bank, FindWallet findWallet, LockWallet lockWallet, BankAccounts accounts,
            AccountNumbers numbers,
            TransactionOperations transaction, Ids ids, Clock clock) {
        this.bank = bank;
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
        switch (bank.look(code, number)) {
            case BankAnswer.Done done -> {
            }
            case BankAnswer.Refused refused -> throw new DomainException(PayError.BANK_ACCOUNT_REFUSED);
            case BankAnswer.NotFound none -> throw new DomainException(PayError.BANK_ACCOUNT_REFUSED);
            case BankAnswer.Unknown unknown -> throw DomainException.retryAfter(Duration.ofSeconds(5),
                    PayError.BANK_UNAVAILABLE);
        }
        try {
            return ConflictRetry.call(() -> transaction.execute(status -> insert(memberId, code, number)));
        } catch (DataIntegrityViolationException e) {
            throw new DomainException(PayError.BANK_ACCOUNT_ALREADY_LINKED);
        }
    }

    private BankAccount insert(Tsid memberId, BankCode code, AccountNumber number) {
        // Under the wallet's lock: who leaves meanwhile would leave a number behind.
        requireLinkable(lockWallet.lock(memberId).isOpen(), memberId, code, number);
        BankAccountId id = new BankAccountId(ids.nextLong());
        return accounts.saveAndFlush(new BankAccount(id, memberId, code, numbers.seal(id, number),
                clock.instant().truncatedTo(ChronoUnit.MICROS)));
    }

    private void requireLinkable(boolean open, Tsid memberId, BankCode code, AccountNumber number) {
        if (!open) {
            throw new DomainException(PayError.WALLET_CLOSED);
        }
        if (accounts.existsByMemberIdAndBankCodeAndNumberIndexIn(memberId.value(), code.code(),
                numbers.indexes(number))) {
            throw new DomainException(PayError.BANK_ACCOUNT_ALREADY_LINKED);
        }
        if (accounts.findByMemberIdOrderById(memberId.value()).size() >= MOST) {
            throw new DomainException(PayError.BANK_ACCOUNT_LIMIT_REACHED, MOST);
        }
    }
}
