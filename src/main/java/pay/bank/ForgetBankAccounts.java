package pay.bank;

import java.util.List;
import java.util.Optional;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import platform.id.Tsid;

/**
 * Keeps one account of a member who left, for money that comes back late (and any that a transfer still needs), and erases
 * the numbers of the others.
 */
@Component
public class ForgetBankAccounts {
    private final BankAccounts accounts;
    private final BankTransfers transfers;

    ForgetBankAccounts(BankAccounts accounts, BankTransfers transfers) {
        this.accounts = accounts;
        this.transfers = transfers;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void forget(Tsid memberId) {
        List<BankAccount> known = accounts.findByMemberIdOrderById(memberId.value()).stream()
                .filter(account -> !account.isErased()).toList();
        Optional<BankAccountId> kept = known.stream().filter(BankAccount::isLinked).findFirst().map(BankAccount::id);
        for (BankAccount account : known) {
            if (account.id().equals(kept.orElse(null))
                    || transfers.existsByBankAccountIdAndStatusIn(account.id().value(), FindBankTransfer.OPEN)) {
                account.retain();
            } else {
                account.erase();
            }
            accounts.saveAndFlush(account);
        }
    }
}
