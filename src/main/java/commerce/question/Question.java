package commerce.question;

import java.time.Instant;

import commerce.catalogue.ProductId;
import commerce.catalogue.SellerId;
import org.jspecify.annotations.Nullable;
import platform.id.Tsid;

/**
 * What a member asks about a product.
 *
 * @param productName as it is called now
 * @param secret whether only they and the seller are shown what it says
 */
record Question(QuestionId id, ProductId productId, String productName, SellerId sellerId, Tsid memberId,
        boolean secret, String text, State state, Instant askedAt, @Nullable String answer,
        @Nullable Instant answeredAt) {
    /** Who is shown that it was asked: everybody, nobody by an operator's word, nobody any more. */
    enum State {
        VISIBLE, HIDDEN, DELETED
    }
}
