package pay.bank;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import platform.id.Tsid;

/** Finds a member's bank accounts. */
@Component
public class LinkedAccounts {
    private static final Set<BankAccount.Status> PAYABLE = Set.of(BankAccount.Status.LINKED,
            BankAccount.Status.RETAINED);

    private final BankAccounts accounts;

    LinkedAccounts(BankAccounts accounts) {
        this.accounts = accounts;
    }

    /** What the member linked, oldest first. */
    @Transactional(readOnly = true)
    public List<BankAccount> of(Tsid memberId) {
        return accounts.findByMemberIdAndStatusInOrderByLinkedAtAscIdAsc(memberId.value(),
                Set.of(BankAccount.Status.LINKED));
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
        return accounts.findByMemberIdAndStatusInOrderByLinkedAtAscIdAsc(memberId.value(), PAYABLE).stream()
                .findFirst();
    }

    /** Where a merchant is paid out, by its id: the account kept last. */
    @Transactional(readOnly = true)
    public Optional<BankAccount> payee(Tsid merchantId) {
        return accounts.findByMemberIdAndStatusInOrderByLinkedAtAscIdAsc(merchantId.value(),
                Set.of(BankAccount.Status.PAYEE)).stream().reduce((first, later) -> later);
    }

    /** Any account that was ever linked, or sent money to. */
    @Transactional(readOnly = true)
    public BankAccount get(BankAccountId id) {
        return accounts.findById(id.value()).orElseThrow();
    }
}
