package commerce.events;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;
import platform.event.DomainEvent;
import platform.event.EventType;
import platform.id.Tsid;
import platform.money.Won;

/**
 * A member ordered; the price is frozen and the stock held until the payment's end.
 *
 * @param amount what is to be paid, after coupons of sellers and of the platform
 * @param taxFree the part of the amount without VAT
 * @param payBy no attempt to pay starts after this
 * @param seat whether it is a seat in a team, which cannot be kept for long; null in events of before it was told
 */
@EventType(value = "commerce.order-placed", aggregate = "orderId")
public record OrderPlaced(Tsid eventId, Instant occurredAt, Tsid orderId, Tsid buyerId, List<Line> lines, Won amount,
        Won taxFree, Instant payBy, @Nullable Boolean seat) implements DomainEvent {
    /**
     * One ordered thing: {@code quantity} pieces at {@code unitPrice} each. {@code category} is the sort of goods, for
     * example {@code FRUIT}; null in events of before it was told.
     */
    public record Line(Tsid lineId, Tsid sellerId, Tsid productId, Tsid skuId, String productName, String optionName,
            int quantity, Won unitPrice, @Nullable String category) {}
}
