package member.profile;

import java.util.Collection;
import java.util.Optional;

import org.springframework.data.repository.Repository;

/** All members, those included who have left. */
interface Members extends Repository<Member, Long> {
    Member save(Member member);

    Optional<Member> findById(long id);

    Optional<Member> findByPhoneIndexIn(Collection<String> phoneIndexes);
}
