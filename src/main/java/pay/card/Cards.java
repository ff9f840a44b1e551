package pay.card;

import java.util.List;
import java.util.Optional;

import org.springframework.data.repository.Repository;

interface Cards extends Repository<Card, Long> {
    Card saveAndFlush(Card card);

    Optional<Card> findById(long id);

    List<Card> findByMemberIdAndBillingKeyIsNotNullOrderById(long memberId);
}
