package pay.easypay;

import org.jspecify.annotations.Nullable;
import pay.card.CardId;
import pay.card.CardRequestId;

/**
 * A card that pays a part.
 *
 * @param months 0: all at once
 * @param charge null: not asked for yet
 */
record CardPart(CardId card, int months, @Nullable CardRequestId charge) {
    CardPart charged(CardRequestId by) {
        return new CardPart(card, months, by);
    }
}
