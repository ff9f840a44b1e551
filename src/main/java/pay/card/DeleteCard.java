package pay.card;

import java.time.Clock;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pay.error.PayError;
import platform.id.Tsid;
import platform.web.DomainException;

/** Deletes a card: it is charged no more. Cancels of what was charged go on. */
@Component
class DeleteCard {
    private final Cards cards;
    private final CardTokens tokens;
    private final EndedKeys endedKeys;
    private final Clock clock;

    DeleteCard(Cards cards, CardTokens tokens, EndedKeys endedKeys, Clock clock) {
        this.cards = cards;
        this.tokens = tokens;
        this.endedKeys = endedKeys;
        this.clock = clock;
    }

    /** @throws DomainException {@code CARD_NOT_FOUND} */
    @Transactional
    void delete(Tsid memberId, CardId id) {
        // Locked: of two who delete it at once one finds it deleted.
        delete(cards.lockById(id.value()).filter(card -> card.isOf(memberId))
                .orElseThrow(() -> new DomainException(PayError.CARD_NOT_FOUND)));
    }

    /** One that is registered, and locked; its key is ended at the provider soon after this commits. */
    @Transactional(propagation = Propagation.MANDATORY)
    void delete(Card card) {
        endedKeys.add(card.id(), tokens.open(card), clock.instant());
        card.delete();
        cards.saveAndFlush(card);
    }
}
