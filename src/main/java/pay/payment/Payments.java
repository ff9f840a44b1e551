package pay.payment;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.persistence.LockModeType;
import jakarta.persistence.QueryHint;

import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.jpa.repository.QueryHints;
import org.springframework.data.repository.Repository;
import platform.id.Tsid;

interface Payments extends Repository<Payment, Long> {
    Payment saveAndFlush(Payment payment);

    <P extends Payment> List<P> saveAllAndFlush(Iterable<P> payments);

    Optional<Payment> findByOrderId(long orderId);

    List<Payment> findByOrderIdInOrderByOrderId(Collection<Long> orderIds);

    /** Whose payment it is, without loading it: what is loaded before it is locked would be old afterwards. */
    @Query("select new pay.payment.PaymentOwner(p.id, p.memberId) from Payment p where p.orderId = :orderId")
    Optional<PaymentOwner> findOwner(long orderId);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select p from Payment p where p.orderId = :orderId")
    Optional<Payment> lockByOrderId(long orderId);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select p from Payment p where p.id = :id")
    Optional<Payment> lockById(long id);

    /** Those of several orders, in one order for whoever locks more than one. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select p from Payment p where p.orderId in :orderIds order by p.orderId")
    List<Payment> lockByOrderIds(Collection<Long> orderIds);

    /** The same by the order that each is of. */
    default Map<Tsid, Payment> lockEach(Collection<Tsid> orders) {
        return lockByOrderIds(orders.stream().map(Tsid::value).toList()).stream()
                .collect(Collectors.toMap(Payment::orderId, Function.identity()));
    }

    /** What is due to expire, apart from rows that somebody else holds ({@code skip locked}). */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @QueryHints(@QueryHint(name = "jakarta.persistence.lock.timeout", value = "-2"))
    List<Payment> findByStatusAndPayByLessThanEqualOrderByPayBy(Payment.Status status, Instant now, Limit limit);

    boolean existsByMemberIdAndStatusIn(long memberId, Collection<Payment.Status> status);
}
