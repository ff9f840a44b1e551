package pay.bank;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

import jakarta.persistence.LockModeType;

import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface BankTransfers extends Repository<BankTransfer, Long> {
    BankTransfer saveAndFlush(BankTransfer transfer);

    Optional<BankTransfer> findById(long id);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select t from BankTransfer t where t.id = :id")
    Optional<BankTransfer> lockById(long id);

    List<BankTransfer> findByMemberIdAndPurposeAndIdLessThanOrderByIdDesc(long memberId, BankTransfer.Purpose purpose,
            long before, Limit limit);

    boolean existsByMemberIdAndProgressStatusIn(long memberId, Collection<BankTransfer.Status> statuses);

    boolean existsByMemberIdAndProgressStatusInAndPurpose(long memberId, Collection<BankTransfer.Status> statuses,
            BankTransfer.Purpose purpose);

    int countByMemberIdAndProgressStatusAndCountedOnAndIdNot(long memberId, BankTransfer.Status status,
            LocalDate countedOn,
            long id);

    boolean existsByBankAccountIdAndProgressStatusIn(long bankAccountId, Collection<BankTransfer.Status> statuses);
}
