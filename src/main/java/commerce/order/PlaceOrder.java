package commerce.order;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

import commerce.cart.Carts;
import commerce.catalogue.SkuId;
import commerce.coupon.Coupons;
import commerce.events.OrderPlaced;
import commerce.quote.FreezeWish;
import commerce.quote.FrozenQuote;
import commerce.quote.Quote;
import commerce.quote.QuoteId;
import commerce.quote.Quotes;
import commerce.quote.Wish;
import commerce.refusal.CommerceError;
import commerce.stock.Stock;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import platform.event.DomainEvents;
import platform.id.Ids;
import platform.id.Tsid;
import platform.web.DomainException;

/** A member orders what was quoted: the stock is held and the coupons are used, or nothing happens. */
@Service
class PlaceOrder {
    private final FreezeWish freeze;
    private final Quotes quotes;
    private final Coupons coupons;
    private final Carts carts;
    private final Purchases purchases;
    private final Buyers buyers;
    private final Stock stock;
    private final DomainEvents events;
    private final Ids ids;
    private final Clock clock;

    PlaceOrder(FreezeWish freeze, Quotes quotes, Coupons coupons, Carts carts, Purchases purchases, Buyers buyers,
            Stock stock, DomainEvents events, Ids ids, Clock clock) {
        this.freeze = freeze;
        this.quotes = quotes;
        this.coupons = coupons;
        this.carts = carts;
        this.purchases = purchases;
        this.buyers = buyers;
        this.stock = stock;
        this.events = events;
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

    /**
     * Places an order. All that a buyer can be told without writing is checked before anything is written: a crowd in front
     * of an empty shelf costs reads alone.
     */
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
    Outcome place(OrderId id, Tsid buyer, QuoteId quoteId, Delivery delivery, Instant at, Instant now) {
        if (buyers.left(buyer)) {
            throw new DomainException(CommerceError.BUYER_LEFT);
        }
        Quote quote = open(buyer, quoteId, delivery, now);
        Wish wish = quote.frozen().wish();
        FrozenQuote frozen = freeze.freeze(buyer, wish);
        if (!quotes.isSame(quote, frozen)) {
            return new Outcome.PriceChanged(quotes.add(buyer, frozen, now.truncatedTo(ChronoUnit.MICROS)));
        }
        Order order = new Order(id, buyer, OrderStatus.PAYMENT_WAITING, frozen.total(), frozen.taxFreePart(),
                at.truncatedTo(ChronoUnit.MICROS), now.truncatedTo(ChronoUnit.MICROS).plus(OrderTerms.TIME_TO_PAY),
                null, null, null, null, 0);
        OrderPages.Page page = purchases.add(order, frozen, delivery);
        if (!quotes.use(quoteId, id)) {
            throw new DomainException(CommerceError.QUOTE_ALREADY_ORDERED);
        }
        if (!coupons.use(id, buyer, wish.coupons(), now)) {
            throw new DomainException(CommerceError.COUPON_ALREADY_USED);
        }
        carts.remove(buyer, wish.wanted().keySet());
        stock.hold(id, wish.wanted()).ifPresent(sku -> {
            throw soldOut(frozen, sku);
        });
        events.publish(new OrderPlaced(ids.next(), order.placedAt(), Tsid.of(id), buyer,
                page.items().stream().map(PlaceOrder::line).toList(), order.amount(), order.taxFree(), order.payBy()));
        return new Outcome.Placed(page);
    }

    private Quote open(Tsid buyer, QuoteId id, Delivery delivery, Instant now) {
        Quote quote = quotes.find(buyer, id).orElseThrow(() -> new DomainException(CommerceError.QUOTE_NOT_FOUND));
        if (quote.orderId() != null) {
            throw new DomainException(CommerceError.QUOTE_ALREADY_ORDERED);
        }
        if (!now.isBefore(quote.validUntil())) {
            throw new DomainException(CommerceError.QUOTE_EXPIRED);
        }
        if (delivery.zone() != quote.frozen().zone()) {
            throw new DomainException(CommerceError.DELIVERY_ZONE_DIFFERS);
        }
        return quote;
    }

    private static DomainException soldOut(FrozenQuote frozen, SkuId sku) {
        return new DomainException(CommerceError.SOLD_OUT, frozen.lines().stream()
                .filter(each -> each.skuId().equals(sku)).findFirst().orElseThrow().productName());
    }

    private static OrderPlaced.Line line(Item item) {
        OrderLine line = item.line();
        return new OrderPlaced.Line(Tsid.of(line.id()), Tsid.of(line.sellerId()), Tsid.of(line.productId()),
                Tsid.of(line.skuId()), line.productName(), line.optionName(), line.quantity(), line.unitPrice(),
                line.category().name());
    }
}
