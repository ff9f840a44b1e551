package member.profile;

import java.util.Collection;
import java.util.Optional;

import jakarta.persistence.LockModeType;

import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;
import org.springframework.data.repository.query.Param;

/** All members, those included who have left. */
interface Members extends Repository<Member, Long> {
    Member save(Member member);

    Optional<Member> findById(long id);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select m from Member m where m.id = :id")
    Optional<Member> lock(@Param("id") long id);

    boolean existsByPersonIndexIn(Collection<String> personIndexes);

    boolean existsByIdAndPersonIndexIn(long id, Collection<String> personIndexes);

    Optional<Member> findByPhoneIndexIn(Collection<String> phoneIndexes);
}
