package bench.plain;

import java.util.Optional;

import jakarta.persistence.LockModeType;

import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;

interface JpaUsages extends JpaRepository<JpaRows.Usage, Long> {
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    Optional<JpaRows.Usage> findLockedByMemberId(long memberId);
}
