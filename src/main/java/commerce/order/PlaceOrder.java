package commerce.order;

import java.time.Clock;
import java.time.Instant;
import java.util.Set;

import commerce.catalogue.SkuId;
import commerce.quote.Quote;
import commerce.quote.QuoteId;
import commerce.quote.Quotes;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import platform.id.Ids;
import platform.id.Tsid;
import platform.web.DomainException;

/** A member orders what was quoted. */
@Service
class PlaceOrder {
    private final OrderFromQuote orders;
    private final Quotes quotes;
    private final Ids ids;
    private final Clock clock;

    PlaceOrder(OrderFromQuote orders, Quotes quotes, Ids ids, Clock clock) {
        this.orders = orders;
        this.quotes = quotes;
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

    /** What is to be ordered; nothing of a quote that is not this member's, or from which nothing is ordered any more: whatever the answer is, no stock is tried for. */
    @Transactional(readOnly = true)
    Set<SkuId> skus(Tsid buyer, QuoteId quote) {
        return quotes.find(buyer, quote)
                .filter(found -> found.orderId() == null && clock.instant().isBefore(found.validUntil()))
                .map(found -> found.frozen().wish().wanted().keySet()).orElse(Set.of());
    }

    /**
     * What it costs now. It only reads.
     *
     * @throws DomainException for what cannot be ordered
     */
    @Transactional
    OrderFromQuote.Priced price(OrderFromQuote.Wanted wanted) {
        return orders.price(wanted, clock.instant());
    }

    /** Places an order of it, or quotes it anew. */
    @Transactional
    Outcome place(OrderFromQuote.Priced priced) {
        Instant now = clock.instant();
        return place(priced, new OrderId(ids.nextLong()), now, now);
    }

    /**
     * The same under an id that is known before.
     *
     * @param at when it counts as placed
     * @param now from when on it can be paid
     */
    @Transactional
    Outcome place(OrderId id, Tsid buyer, QuoteId quote, Delivery delivery, Instant at, Instant now) {
        return place(orders.price(new OrderFromQuote.Wanted(buyer, quote, delivery, null), now), id, at, now);
    }

    private Outcome place(OrderFromQuote.Priced priced, OrderId id, Instant at, Instant now) {
        if (priced.changed()) {
            return new Outcome.PriceChanged(orders.quoteAnew(priced, now));
        }
        OrderPages.Page page = orders
                .write(new OrderFromQuote.Placing(priced, OrderFromQuote.Terms.ofAnybody(id, at, now)));
        orders.tell(page);
        return new Outcome.Placed(page);
    }
}
