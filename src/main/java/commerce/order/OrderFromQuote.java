package commerce.order;

import java.time.Duration;
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
import commerce.quote.TeamPrice;
import commerce.quote.Wish;
import commerce.refusal.CommerceError;
import commerce.stock.Stock;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import platform.event.DomainEvents;
import platform.id.Ids;
import platform.id.Tsid;
import platform.web.DomainException;

/** Makes an order of a quote: the stock is held and the coupons are used, or nothing happens. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class OrderFromQuote {
    private final Orders orders;
    private final FreezeWish freeze;
    private final Quotes quotes;
    private final Coupons coupons;
    private final Carts carts;
    private final Purchases purchases;
    private final Buyers buyers;
    private final Stock stock;
    private final DomainEvents events;
    private final Ids ids;
    private final int mostUnpaid;

    OrderFromQuote(Orders orders, FreezeWish freeze, Quotes quotes, Coupons coupons, Carts carts, Purchases purchases,
            Buyers buyers, Stock stock, DomainEvents events, Ids ids,
            @Value("${madang.commerce.most-unpaid:10}") int mostUnpaid) {
        this.orders = orders;
        this.freeze = freeze;
        this.quotes = quotes;
        this.coupons = coupons;
        this.carts = carts;
        this.purchases = purchases;
        this.buyers = buyers;
        this.stock = stock;
        this.events = events;
        this.ids = ids;
        this.mostUnpaid = mostUnpaid;
    }

    /**
     * Whose order from which quote.
     *
     * @param team the deal whose price it has to be at; null: what anybody pays
     */
    record Wanted(Tsid buyer, QuoteId quote, Delivery delivery, @Nullable Tsid team) {}

    /**
     * What it costs now.
     *
     * @param fresh a quote of that, when it is not what was quoted; null: it is
     */
    record Priced(Wanted wanted, FrozenQuote frozen, @Nullable Quote fresh) {}

    /**
     * When it is placed, and how long can be paid.
     *
     * @param at when it counts as placed
     * @param now from when on it can be paid
     * @param team that it is a seat in
     * @param rows what else is to be written before the stock is taken
     */
    record Terms(OrderId id, Instant at, Instant now, Duration timeToPay, @Nullable Tsid team, Runnable rows) {}

    /** Checks all that a buyer can be told without writing: a crowd in front of an empty shelf costs reads alone. */
    Priced price(Wanted wanted, Instant now) {
        if (buyers.left(wanted.buyer())) {
            throw new DomainException(CommerceError.BUYER_LEFT);
        }
        if (buyers.areLeaving(wanted.buyer())) {
            throw DomainException.retryAfter(OrderTerms.CLEARED_FOR, CommerceError.BUYER_LEAVING);
        }
        if (orders.areUnpaid(wanted.buyer(), mostUnpaid)) {
            throw DomainException.retryAfter(OrderTerms.UNPAID_RETRY_AFTER, CommerceError.TOO_MANY_UNPAID_ORDERS,
                    mostUnpaid);
        }
        Quote quote = open(wanted, now);
        FrozenQuote frozen = freeze.again(quote);
        if (quotes.isSame(quote, frozen)) {
            return new Priced(wanted, frozen, null);
        }
        // A new quote would keep an ended price for ten minutes more.
        FrozenQuote fresh = freeze.freeze(wanted.buyer(), quote.frozen().wish());
        return new Priced(wanted, fresh, quotes.add(wanted.buyer(), fresh, now.truncatedTo(ChronoUnit.MICROS)));
    }

    OrderPages.Page write(Priced priced, Terms terms) {
        Wanted wanted = priced.wanted();
        FrozenQuote frozen = priced.frozen();
        Wish wish = frozen.wish();
        Order order = new Order(terms.id(), wanted.buyer(), OrderStatus.PAYMENT_WAITING, frozen.total(),
                frozen.taxFreePart(), terms.at().truncatedTo(ChronoUnit.MICROS),
                terms.now().truncatedTo(ChronoUnit.MICROS).plus(terms.timeToPay()), null, null, null, null, 0,
                terms.team());
        OrderPages.Page page = purchases.add(order, frozen, wanted.delivery());
        if (!quotes.use(wanted.quote(), order.id())) {
            throw new DomainException(CommerceError.QUOTE_ALREADY_ORDERED);
        }
        if (!coupons.use(order.id(), wanted.buyer(), wish.coupons(), terms.now())) {
            throw new DomainException(CommerceError.COUPON_ALREADY_USED);
        }
        carts.remove(wanted.buyer(), wish.wanted().keySet());
        terms.rows().run();
        stock.hold(order.id(), wish.wanted()).ifPresent(sku -> {
            throw soldOut(frozen, sku);
        });
        events.publish(new OrderPlaced(ids.next(), order.placedAt(), Tsid.of(order.id()), order.buyerId(),
                page.items().stream().map(OrderFromQuote::line).toList(), order.amount(), order.taxFree(),
                order.payBy()));
        return page;
    }

    private Quote open(Wanted wanted, Instant now) {
        Quote quote = quotes.find(wanted.buyer(), wanted.quote())
                .orElseThrow(() -> new DomainException(CommerceError.QUOTE_NOT_FOUND));
        if (quote.orderId() != null) {
            throw new DomainException(CommerceError.QUOTE_ALREADY_ORDERED);
        }
        if (!now.isBefore(quote.validUntil())) {
            throw new DomainException(CommerceError.QUOTE_EXPIRED);
        }
        if (wanted.delivery().zone() != quote.frozen().zone()) {
            throw new DomainException(CommerceError.DELIVERY_ZONE_DIFFERS);
        }
        TeamPrice team = quote.frozen().teamPrice();
        if (team == null ? wanted.team() != null : !team.dealId().equals(wanted.team())) {
            throw new DomainException(CommerceError.QUOTE_OF_OTHER_DEAL);
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
