package pay.card;

import java.util.List;
import java.util.Optional;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import platform.id.Tsid;

/** Finds members' cards. */
@Component
public class MemberCards {
    private final Cards cards;

    MemberCards(Cards cards) {
        this.cards = cards;
    }

    /** What the member registered, oldest first. */
    @Transactional(readOnly = true)
    public List<Card> of(Tsid memberId) {
        return cards.findByMemberIdAndBillingKeyIsNotNullOrderById(memberId.value());
    }

    /** One of the member's own. */
    @Transactional(readOnly = true)
    public Optional<Card> find(Tsid memberId, CardId id) {
        return cards.findById(id.value()).filter(card -> card.isOf(memberId));
    }

    /** Any card that was ever registered. */
    @Transactional(readOnly = true)
    public Card get(CardId id) {
        return cards.findById(id.value()).orElseThrow();
    }
}
