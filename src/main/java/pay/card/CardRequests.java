package pay.card;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

import jakarta.persistence.LockModeType;
import jakarta.persistence.QueryHint;

import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.jpa.repository.QueryHints;
import org.springframework.data.repository.Repository;

interface CardRequests extends Repository<CardRequest, Long> {
    CardRequest saveAndFlush(CardRequest request);

    Optional<CardRequest> findById(long id);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select r from CardRequest r where r.id = :id")
    Optional<CardRequest> lockById(long id);

    /** What is due, apart from what another instance has just taken ({@code skip locked}). */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @QueryHints(@QueryHint(name = "jakarta.persistence.lock.timeout", value = "-2"))
    List<CardRequest> findByEnquiriesNextStepAtLessThanEqualOrderByEnquiriesNextStepAt(Instant now, Limit limit);

    boolean existsByMemberIdAndStatusIn(long memberId, Collection<CardRequestStatus> statuses);
}
