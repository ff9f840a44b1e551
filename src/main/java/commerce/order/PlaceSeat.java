package commerce.order;

import java.time.Clock;
import java.time.Instant;

import commerce.quote.Quote;
import commerce.quote.QuoteId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import platform.id.Tsid;
import platform.money.Won;

/** Places the order of a seat in a team. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class PlaceSeat {
    private final OrderFromQuote orders;
    private final Clock clock;

    PlaceSeat(OrderFromQuote orders, Clock clock) {
        this.orders = orders;
        this.clock = clock;
    }

    /** What comes of it. */
    public sealed interface Outcome {
        /** It is to be paid by then, and not after. */
        record Placed(OrderId order, Won amount, Instant payBy) implements Outcome {}

        /** The team has none for it. */
        record NoSeat() implements Outcome {}

        /** It costs something else now, as this quote says. */
        record PriceChanged(Quote fresh) implements Outcome {}
    }

    /** Places it; nothing is written but a quote when it is not placed. */
    public Outcome place(OrderId id, Tsid buyer, QuoteId quote, Delivery delivery, Seat seat) {
        Instant now = clock.instant();
        OrderFromQuote.Priced priced = orders.price(new OrderFromQuote.Wanted(buyer, quote, delivery, seat.dealId()),
                now);
        if (priced.changed()) {
            return new Outcome.PriceChanged(orders.quoteAnew(priced, now));
        }
        if (!seat.take()) {
            return new Outcome.NoSeat();
        }
        OrderPages.Page page = orders.write(new OrderFromQuote.Placing(priced,
                new OrderFromQuote.Terms(id, now, now, Seat.TIME_TO_PAY, seat.teamId(),
                        () -> priced.frozen().wish().wanted()
                                .forEach((sku, quantity) -> seat.keep(id, sku, quantity)))));
        orders.tell(page);
        return new Outcome.Placed(id, page.order().amount(), page.order().payBy());
    }
}
