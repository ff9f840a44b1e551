package pay.card;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import platform.id.Tsid;

/** Deletes the cards of a member who left. */
@Component
public class ForgetCards {
    private final Cards cards;
    private final CustomerKeys customerKeys;
    private final DeleteCard deleteCard;

    ForgetCards(Cards cards, CustomerKeys customerKeys, DeleteCard deleteCard) {
        this.cards = cards;
        this.customerKeys = customerKeys;
        this.deleteCard = deleteCard;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void forget(Tsid memberId) {
        for (Card card : cards.lockRegistered(memberId.value())) {
            deleteCard.delete(card);
        }
        customerKeys.forget(memberId);
    }
}
