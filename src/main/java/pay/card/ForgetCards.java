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

    ForgetCards(Cards cards, CustomerKeys customerKeys) {
        this.cards = cards;
        this.customerKeys = customerKeys;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void forget(Tsid memberId) {
        for (Card card : cards.findByMemberIdAndBillingKeyIsNotNullOrderById(memberId.value())) {
            card.delete();
            cards.saveAndFlush(card);
        }
        customerKeys.forget(memberId);
    }
}
