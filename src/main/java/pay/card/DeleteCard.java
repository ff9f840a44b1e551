package pay.card;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pay.error.PayError;
import platform.id.Tsid;
import platform.web.DomainException;

/** Deletes a card: it is charged no more. Cancels of what was charged go on. */
@Component
class DeleteCard {
    private final MemberCards memberCards;
    private final Cards cards;

    DeleteCard(MemberCards memberCards, Cards cards) {
        this.memberCards = memberCards;
        this.cards = cards;
    }

    /** @throws DomainException {@code CARD_NOT_FOUND} */
    @Transactional
    void delete(Tsid memberId, CardId id) {
        Card card = memberCards.find(memberId, id)
                .orElseThrow(() -> new DomainException(PayError.CARD_NOT_FOUND));
        card.delete();
        cards.saveAndFlush(card);
    }
}
