package pay.bank;

import java.util.List;
import java.util.Optional;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import platform.id.Tsid;

/** Finds a member's bank accounts. */
@Component
public class LinkedAccounts {
    private final BankAccounts accounts;

    LinkedAccounts(BankAccounts accounts) {
        this.accounts = accounts;
    }

    /** What the member linked, oldest first. */
    @Transactional(readOnly = true)
    public List<BankAccount> of(Tsid memberId) {
        return accounts.findByMemberIdOrderById(memberId.value()).stream().filter(BankAccount::isLinked).toList();
    }

    /** One of the member's own. */
    @Transactional(readOnly = true)
    public Optional<BankAccount> find(Tsid memberId, BankAccountId id) {
        return accounts.findById(id.value())
                .filter(account -> account.isLinked() && account.memberId().equals(memberId));
    }

    /** Where money goes that the wallet cannot take: the account linked first, retained ones included. */
    @Transactional(readOnly = true)
    public Optional<BankAccount> payable(Tsid memberId) {
        return accounts.findByMemberIdOrderById(memberId.value()).stream().filter(BankAccount::isPayable)
                .findFirst();
    }

    /** Any account that was ever linked. */
    @Transactional(readOnly = true)
    public BankAccount get(BankAccountId id) {
        return accounts.findById(id.value()).orElseThrow();
    }
}
