package pay.card;

import java.util.Collection;
import java.util.Optional;

import jakarta.persistence.LockModeType;

import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface CardRequests extends Repository<CardRequest, Long> {
    CardRequest saveAndFlush(CardRequest request);

    Optional<CardRequest> findById(long id);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select r from CardRequest r where r.id = :id")
    Optional<CardRequest> lockById(long id);

    boolean existsByMemberIdAndStatusIn(long memberId, Collection<CardRequestStatus> statuses);
}
