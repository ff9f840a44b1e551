package pay.bank;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

import org.springframework.data.repository.Repository;

interface BankAccounts extends Repository<BankAccount, Long> {
    BankAccount saveAndFlush(BankAccount account);

    Optional<BankAccount> findById(long id);

    /** Linked first comes first: that is the one that money overflows to. */
    List<BankAccount> findByMemberIdAndStatusInOrderByLinkedAtAscIdAsc(long memberId,
            Collection<BankAccount.Status> statuses);

    Optional<BankAccount> findByMemberIdAndBankCodeAndNumberIndexIn(long memberId, String bankCode,
            Collection<String> indexes);
}
