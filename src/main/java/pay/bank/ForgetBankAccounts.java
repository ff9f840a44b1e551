package pay.bank;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import platform.id.Tsid;

/**
 * Keeps one account of a member who left, for money that comes back late (and any that a transfer still needs), and erases
 * the numbers of the others; of a payee's that a transfer still needs, when it is decided.
 */
@Component
public class ForgetBankAccounts {
    private final BankAccounts accounts;
    private final BankTransfers transfers;
    private final Verifications verifications;

    ForgetBankAccounts(BankAccounts accounts, BankTransfers transfers, Verifications verifications) {
        this.accounts = accounts;
        this.transfers = transfers;
        this.verifications = verifications;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void forget(Tsid memberId) {
        verifications.forgetAllOf(memberId);
        List<BankAccount> known = accounts.findByMemberIdAndStatusInOrderByLinkedAtAscIdAsc(memberId.value(),
                Set.of(BankAccount.Status.LINKED, BankAccount.Status.PAYEE));
        Optional<BankAccountId> kept = known.stream().filter(BankAccount::isLinked).findFirst().map(BankAccount::id);
        for (BankAccount account : known) {
            boolean needed = isNeeded(account);
            if (account.isLinked() && (needed || account.id().equals(kept.orElse(null)))) {
                account.retain();
            } else if (!needed) {
                account.erase();
            }
            accounts.saveAndFlush(account);
        }
    }

    /** Erases somebody's account of a member who has left, when the last transfer that still needed it is decided. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void forgetPayee(BankAccountId id) {
        BankAccount account = accounts.findById(id.value()).orElseThrow();
        if (account.isPayee() && !isNeeded(account)) {
            account.erase();
            accounts.saveAndFlush(account);
        }
    }

    private boolean isNeeded(BankAccount account) {
        return transfers.existsByBankAccountIdAndProgressStatusIn(account.id().value(), FindBankTransfer.OPEN);
    }
}
