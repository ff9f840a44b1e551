package commerce.order;

import java.time.Clock;
import java.time.Instant;

import commerce.quote.Quote;
import commerce.quote.QuoteId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import platform.id.Ids;
import platform.id.Tsid;

/** A member orders what was quoted. */
@Service
class PlaceOrder {
    private final OrderFromQuote orders;
    private final Ids ids;
    private final Clock clock;

    PlaceOrder(OrderFromQuote orders, Ids ids, Clock clock) {
        this.orders = orders;
        this.ids = ids;
        this.clock = clock;
    }

    /** What comes of it. */
    sealed interface Outcome {
        /** The order as a buyer reads it; from memory, since others wait for the stock's rows by then. */
        record Placed(OrderPages.Page page) implements Outcome {}

        /** It costs something else now, as this quote says. */
        record PriceChanged(Quote fresh) implements Outcome {}
    }

    /** Places an order. */
    @Transactional
    Outcome place(Tsid buyer, QuoteId quote, Delivery delivery) {
        Instant now = clock.instant();
        return place(new OrderId(ids.nextLong()), buyer, quote, delivery, now, now);
    }

    /**
     * The same under an id that is known before.
     *
     * @param at when it counts as placed
     * @param now from when on it can be paid
     */
    @Transactional
    Outcome place(OrderId id, Tsid buyer, QuoteId quote, Delivery delivery, Instant at, Instant now) {
        OrderFromQuote.Priced priced = orders.price(new OrderFromQuote.Wanted(buyer, quote, delivery, null), now);
        Quote fresh = priced.fresh();
        return fresh != null
                ? new Outcome.PriceChanged(fresh)
                : new Outcome.Placed(orders.write(priced,
                        new OrderFromQuote.Terms(id, at, now, OrderTerms.TIME_TO_PAY, null, () -> {
                        })));
    }
}
