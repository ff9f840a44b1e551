package pay.card;

import java.util.List;
import java.util.Optional;

import jakarta.persistence.LockModeType;

import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface Cards extends Repository<Card, Long> {
    Card saveAndFlush(Card card);

    Optional<Card> findById(long id);

    List<Card> findByMemberIdAndBillingKeyIsNotNullOrderById(long memberId);

    /** One that nobody else deletes before the transaction's end. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select c from Card c where c.id = :id")
    Optional<Card> lockById(long id);

    /** The same of all that a member has registered. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select c from Card c where c.memberId = :memberId and c.billingKey is not null order by c.id")
    List<Card> lockRegistered(long memberId);
}
