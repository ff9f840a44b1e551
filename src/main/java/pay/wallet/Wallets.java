package pay.wallet;

import java.util.Optional;

import jakarta.persistence.LockModeType;
import jakarta.persistence.QueryHint;

import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.jpa.repository.QueryHints;
import org.springframework.data.repository.Repository;

interface Wallets extends Repository<Wallet, Long> {
    Wallet saveAndFlush(Wallet wallet);

    Optional<Wallet> findByMemberId(long memberId);

    boolean existsByMemberId(long memberId);

    boolean existsByMemberIdAndStatus(long memberId, Wallet.Status status);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select w from Wallet w where w.memberId = :memberId")
    Optional<Wallet> lockByMemberId(long memberId);

    /** {@code skip locked}. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @QueryHints(@QueryHint(name = "jakarta.persistence.lock.timeout", value = "-2"))
    @Query("select w from Wallet w where w.memberId = :memberId")
    Optional<Wallet> lockFreeByMemberId(long memberId);
}
