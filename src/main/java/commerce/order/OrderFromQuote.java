package commerce.order;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

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
import platform.web.commit.Outcome;

/** Makes orders of quotes: the stock is held and the coupons are used, or nothing happens. */
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
     * @param frozen of one that is changed and alone, without an ended live price, which would hold for ten minutes more
     * @param changed it is not what was quoted
     */
    record Priced(Wanted wanted, FrozenQuote frozen, boolean changed) {}

    /**
     * When it is placed, and how long can be paid.
     *
     * @param at when it counts as placed
     * @param now from when on it can be paid
     * @param team that it is a seat in
     * @param rows what else is to be written before the stock is taken
     */
    record Terms(OrderId id, Instant at, Instant now, Duration timeToPay, @Nullable Tsid team, Runnable rows) {
        /** Of an order that is no seat. */
        static Terms ofAnybody(OrderId id, Instant at, Instant now) {
            return new Terms(id, at, now, OrderTerms.TIME_TO_PAY, null, () -> {
            });
        }
    }

    /** What costs what was quoted, and is to be written. */
    record Placing(Priced priced, Terms terms) {
        private Wish wish() {
            return priced.frozen().wish();
        }

        private Tsid buyer() {
            return priced.wanted().buyer();
        }

        private Order order() {
            return new Order(terms.id(), buyer(), OrderStatus.PAYMENT_WAITING, priced.frozen().total(),
                    priced.frozen().taxFreePart(), terms.at().truncatedTo(ChronoUnit.MICROS),
                    terms.now().truncatedTo(ChronoUnit.MICROS).plus(terms.timeToPay()), null, null, null, null, 0,
                    terms.team(), null);
        }
    }

    /** The same of one, which may be quoted anew; throws what is refused. */
    Priced price(Wanted wanted, Instant now) {
        Priced priced = price(List.of(wanted), now).getFirst().orThrow();
        return priced.changed()
                ? new Priced(wanted, freeze.freeze(wanted.buyer(), priced.frozen().wish()), true)
                : priced;
    }

    /** Checks all that buyers can be told without writing: a crowd in front of an empty shelf costs reads alone. An outcome for each, in their order. */
    List<Outcome<Priced>> price(List<Wanted> all, Instant now) {
        List<Tsid> members = all.stream().map(Wanted::buyer).toList();
        Map<Tsid, DomainException> gone = buyers.refusals(members);
        Map<Tsid, Integer> unpaid = orders.unpaid(members);
        Map<QuoteId, Quote> known = quotes.find(all.stream().map(Wanted::quote).toList());
        FreezeWish.Now again = freeze.again(known.values());
        Takings takings = new Takings(again.available());
        List<Outcome<Priced>> outcomes = new ArrayList<>();
        for (Wanted wanted : all) {
            try {
                DomainException refusal = gone.get(wanted.buyer());
                if (refusal != null) {
                    throw refusal;
                }
                if (unpaid.getOrDefault(wanted.buyer(), 0) >= mostUnpaid) {
                    throw new DomainException(CommerceError.TOO_MANY_UNPAID_ORDERS, mostUnpaid);
                }
                Quote quote = open(wanted, known.get(wanted.quote()), now);
                FrozenQuote costs = Objects.requireNonNull(again.costs().get(quote.id())).orThrow();
                boolean changed = !quotes.isSame(quote, costs);
                if (!changed) {
                    takings.take(quote.id(), costs);
                    unpaid.merge(wanted.buyer(), 1, Integer::sum);
                }
                outcomes.add(Outcome.done(new Priced(wanted, costs, changed)));
            } catch (DomainException refused) {
                outcomes.add(Outcome.refused(refused));
            }
        }
        return outcomes;
    }

    /** A quote of what it costs now, in place of one that says something else. */
    Quote quoteAnew(Priced changed, Instant now) {
        return quotes.add(changed.wanted().buyer(), changed.frozen(), now.truncatedTo(ChronoUnit.MICROS));
    }

    /** The same of one. */
    OrderPages.Page write(Placing placing) {
        return write(List.of(placing)).getFirst();
    }

    /**
     * Writes them, all or none.
     *
     * @throws DomainException for what has happened since they were priced; of several it does not say to which
     */
    List<OrderPages.Page> write(List<Placing> all) {
        List<OrderPages.Page> pages = purchases.add(all.stream().map(each -> new Purchases.Purchase(each.order(),
                each.priced().frozen(), each.priced().wanted().delivery())).toList());
        Map<QuoteId, OrderId> ordered = new HashMap<>();
        Map<Tsid, Set<SkuId>> bought = new TreeMap<>();
        Map<OrderId, Map<SkuId, Integer>> held = new LinkedHashMap<>();
        for (Placing each : all) {
            ordered.put(each.priced().wanted().quote(), each.terms().id());
            bought.computeIfAbsent(each.buyer(), _ -> new HashSet<>()).addAll(each.wish().wanted().keySet());
            held.put(each.terms().id(), each.wish().wanted());
        }
        if (ordered.size() < all.size() || !quotes.use(ordered)) {
            throw new DomainException(CommerceError.QUOTE_ALREADY_ORDERED);
        }
        for (Placing each : all) {
            if (!coupons.use(each.terms().id(), each.buyer(), each.wish().coupons(), each.terms().now())) {
                throw new DomainException(CommerceError.COUPON_ALREADY_USED);
            }
        }
        carts.remove(bought);
        all.forEach(each -> each.terms().rows().run());
        stock.hold(held).ifPresent(sku -> {
            throw soldOut(all, sku);
        });
        return pages;
    }

    /** Tells the other modules of one that was written. */
    void tell(OrderPages.Page page) {
        Order order = page.order();
        events.publish(new OrderPlaced(ids.next(), order.placedAt(), Tsid.of(order.id()), order.buyerId(),
                page.items().stream().map(OrderFromQuote::line).toList(), order.amount(), order.taxFree(),
                order.payBy(), order.teamId() != null));
    }

    private static Quote open(Wanted wanted, @Nullable Quote quote, Instant now) {
        if (quote == null || !quote.memberId().equals(wanted.buyer())) {
            throw new DomainException(CommerceError.QUOTE_NOT_FOUND);
        }
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

    private static DomainException soldOut(List<Placing> all, SkuId sku) {
        return new DomainException(CommerceError.SOLD_OUT, all.stream()
                .flatMap(each -> each.priced().frozen().lines().stream())
                .filter(each -> each.skuId().equals(sku)).findFirst().orElseThrow().productName());
    }

    private static OrderPlaced.Line line(Item item) {
        OrderLine line = item.line();
        return new OrderPlaced.Line(Tsid.of(line.id()), Tsid.of(line.sellerId()), Tsid.of(line.productId()),
                Tsid.of(line.skuId()), line.productName(), line.optionName(), line.quantity(), line.unitPrice(),
                line.category().name());
    }
}
