package pay.virtualaccount;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pay.bank.BankAccount;
import pay.bank.LinkedAccounts;
import pay.error.PayError;
import pay.tender.Tenders;
import pay.wallet.LockWallet;
import pay.wallet.Wallet;
import platform.id.Ids;
import platform.id.Tsid;
import platform.money.Won;
import platform.web.DomainException;

/** Gives payments a virtual account. What is asked for is recorded in the caller's transaction; the bank is called after it commits. */
@Component
public class VirtualAccounts {
    /** A bank tells of a deposit within so long; then it is asked, and only when it says that none came is a payment over. */
    public static final Duration GRACE = Duration.ofMinutes(10);
    /** So long after the deadline a payment is over without the bank's word too: orders keep goods from others meanwhile. */
    public static final Duration LONGEST_DOUBT = Duration.ofHours(24);
    private static final Duration SOON = Duration.ofSeconds(5);

    private final VirtualAccountRows rows;
    private final VirtualAccountBank bank;
    private final LinkedAccounts bankAccounts;
    private final LockWallet wallets;
    private final Ids ids;

    VirtualAccounts(VirtualAccountRows rows, VirtualAccountBank bank, LinkedAccounts bankAccounts,
            LockWallet wallets, Ids ids) {
        this.rows = rows;
        this.bank = bank;
        this.bankAccounts = bankAccounts;
        this.wallets = wallets;
        this.ids = ids;
    }

    /**
     * Records that a payment gets one.
     *
     * @param by which bank's, and the member's own account that money goes back to
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void ask(DepositPurpose purpose, Tsid paymentId, Tsid memberId, Tenders.By.Deposit by, Won amount,
            Instant dueAt) {
        rows.insert(new VirtualAccount(new VirtualAccountId(ids.nextLong()), purpose, paymentId, memberId, by.bank(),
                null, amount, dueAt, by.refundAccount(), VirtualAccount.State.ASKED));
    }

    /**
     * Has the bank give its number out, unless it has; a remote call, outside a transaction.
     *
     * @throws DomainException {@code BANK_UNAVAILABLE}: ask again
     */
    public VirtualAccount open(Tsid paymentId) {
        VirtualAccount asked = find(paymentId).orElseThrow();
        if (asked.state() == VirtualAccount.State.ASKED && asked.number() == null) {
            switch (bank.open(asked.id(), asked.bank(), asked.amount(), asked.dueAt())) {
                case VirtualAccountBank.Answer.Opened opened -> rows.opened(asked.id(), opened.number());
                case VirtualAccountBank.Answer.Unknown unknown -> throw DomainException.retryAfter(SOON,
                        PayError.BANK_UNAVAILABLE);
            }
        }
        return find(paymentId).orElseThrow();
    }

    /** From now on its deposit is awaited. The caller holds the payment's lock, and has had the number given out. */
    @Transactional(propagation = Propagation.MANDATORY)
    public VirtualAccount await(Tsid paymentId) {
        VirtualAccount account = rows.lockOfPayment(paymentId)
                .filter(each -> each.state() == VirtualAccount.State.ASKED).orElseThrow();
        rows.await(account.id(), account.dueAt().plus(GRACE));
        return account;
    }

    /**
     * Where a deposit goes back to: the account that was named, else the member's first, retained ones included. Nowhere while their
     * wallet is frozen or reported, since a deposit would be a way around that; the wallet is locked, before any balance.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<BankAccount> refundAccount(VirtualAccount account) {
        Wallet wallet = wallets.lock(account.memberId());
        if (wallet.isFrozen() || wallet.isReported()) {
            return Optional.empty();
        }
        return bankAccounts.find(account.memberId(), account.refundAccount())
                .or(() -> bankAccounts.payable(account.memberId()));
    }

    @Transactional(readOnly = true)
    public Optional<VirtualAccount> find(Tsid paymentId) {
        return rows.ofPayment(paymentId);
    }

    /** Payments are over without their deposits, none allowed: what comes now goes back. The caller holds the payments' locks. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void end(Collection<Tsid> payments) {
        if (!payments.isEmpty()) {
            rows.end(payments);
        }
    }
}
