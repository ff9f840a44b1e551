package member.session;

import java.util.List;
import java.util.Optional;

import jakarta.persistence.LockModeType;

import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;
import org.springframework.data.repository.query.Param;

/** All log-ins that are not yet forgotten. */
interface LogInSessions extends Repository<LogInSession, Long> {
    LogInSession save(LogInSession session);

    Optional<LogInSession> findById(long id);

    /** Keeps the log-in from being ended until the transaction ends. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select s from LogInSession s where s.id = :id")
    Optional<LogInSession> lock(@Param("id") long id);

    List<LogInSession> findByMemberIdAndEndedAtIsNullOrderById(long memberId);

    List<LogInSession> findByDeviceIdAndEndedAtIsNullOrderById(long deviceId);
}
