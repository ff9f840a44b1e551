package pay.bank;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import pay.device.CheckDeviceSignature;
import pay.error.PayError;
import pay.wallet.LockWallet;
import platform.database.ConflictRetry;
import platform.id.Tsid;
import platform.security.MemberCaller;
import platform.web.DomainException;

/** Links a bank account whose holder has read the code that came with one won ({@link LinkBankAccount}). */
@Component
class VerifyBankAccount {
    private final LockWallet lockWallet;
    private final BankAccounts accounts;
    private final LinkedAccounts linked;
    private final CheckDeviceSignature signatures;
    private final Verifications verifications;
    private final TransactionOperations transaction;
    private final Clock clock;

    VerifyBankAccount(LockWallet lockWallet, BankAccounts accounts, LinkedAccounts linked,
            CheckDeviceSignature signatures, Verifications verifications,
            TransactionOperations transaction, Clock clock) {
        this.lockWallet = lockWallet;
        this.accounts = accounts;
        this.linked = linked;
        this.signatures = signatures;
        this.verifications = verifications;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * Links it; nothing changes when it is linked.
     *
     * @param signature of the caller's device: from then on money can come from the account and go there
     * @throws DomainException {@code BANK_ACCOUNT_NOT_FOUND}, {@code WALLET_CLOSED}, {@code BANK_ACCOUNT_LIMIT_REACHED},
     *     {@code ACCOUNT_CODE_WRONG}, {@code ACCOUNT_CODE_OVER},
     *     or that the signature is not good
     */
    BankAccount verify(MemberCaller caller, BankAccountId id, String code, String signature) {
        signatures.check(caller, message(id, code), signature);
        Tsid member = caller.memberId();
        // A wrong try is counted, and so it commits like a right one.
        Optional<DomainException> refusal = ConflictRetry.call(() -> transaction.execute(_ -> take(member, id, code)));
        refusal.ifPresent(why -> {
            throw why;
        });
        return accounts.findById(id.value()).orElseThrow();
    }

    private static String message(BankAccountId id, String code) {
        return String.join("\n", "madang.pay.bank-account.v1", Long.toString(id.value()), code);
    }

    private Optional<DomainException> take(Tsid member, BankAccountId id, String code) {
        boolean open = lockWallet.lock(member).isOpen();
        Optional<BankAccount> account = accounts.findById(id.value())
                .filter(found -> found.memberId().equals(member) && !found.isErased());
        if (account.filter(BankAccount::isLinked).isPresent()) {
            return Optional.empty();
        }
        Optional<Verifications.Sent> sent = verifications.lock(member, id);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        if (account.isEmpty() || sent.isEmpty()) {
            return refused(PayError.BANK_ACCOUNT_NOT_FOUND);
        }
        if (!open) {
            return refused(PayError.WALLET_CLOSED);
        }
        if (sent.get().isOver(now)) {
            return refused(PayError.ACCOUNT_CODE_OVER);
        }
        if (!sent.get().code().equals(code)) {
            verifications.countTry(id);
            return Optional.of(new DomainException(PayError.ACCOUNT_CODE_WRONG, sent.get().triesLeft() - 1));
        }
        if (linked.of(member).size() >= LinkBankAccount.MOST) {
            return Optional.of(new DomainException(PayError.BANK_ACCOUNT_LIMIT_REACHED, LinkBankAccount.MOST));
        }
        account.get().link(now);
        accounts.saveAndFlush(account.get());
        verifications.forget(id);
        return Optional.empty();
    }

    private static Optional<DomainException> refused(PayError why) {
        return Optional.of(new DomainException(why));
    }
}
