package bench.plain;

import java.util.Optional;

import jakarta.persistence.LockModeType;

import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;

interface JpaAccounts extends JpaRepository<JpaRows.Account, Long> {
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    Optional<JpaRows.Account> findLockedById(long id);
}
