package commerce.order;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

import commerce.catalogue.Offer;
import commerce.catalogue.Offers;
import commerce.catalogue.SkuId;
import commerce.events.OrderPlaced;
import commerce.refusal.CommerceError;
import commerce.stock.Stock;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import platform.event.DomainEvents;
import platform.id.Ids;
import platform.id.Tsid;
import platform.money.Won;
import platform.web.DomainException;

/** A member orders: prices are frozen and the stock is held, or nothing happens. */
@Service
class PlaceOrder {
    private final Offers offers;
    private final Orders orders;
    private final Buyers buyers;
    private final Stock stock;
    private final DomainEvents events;
    private final Ids ids;
    private final Clock clock;

    PlaceOrder(Offers offers, Orders orders, Buyers buyers, Stock stock, DomainEvents events, Ids ids,
            Clock clock) {
        this.offers = offers;
        this.orders = orders;
        this.buyers = buyers;
        this.stock = stock;
        this.events = events;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Places an order. All that a buyer can be told without writing is checked before anything is written: a crowd in front
     * of an empty shelf costs reads alone.
     *
     * @param wanted pieces per SKU
     * @param expectedAmount the sum that the buyer saw
     * @return the order as a buyer reads it; from memory, since others wait for the stock's rows by then
     */
    @Transactional
    OrderPages.Page place(Tsid buyer, SequencedMap<SkuId, Integer> wanted, Won expectedAmount) {
        Instant now = clock.instant();
        return place(new OrderId(ids.nextLong()), buyer, wanted, expectedAmount, now, now);
    }

    /**
     * The same under an id that is known before.
     *
     * @param at when it counts as placed
     * @param now from when on it can be paid
     */
    @Transactional
    OrderPages.Page place(OrderId id, Tsid buyer, SequencedMap<SkuId, Integer> wanted, Won expectedAmount,
            Instant at, Instant now) {
        checkLimits(wanted);
        if (buyers.left(buyer)) {
            throw new DomainException(CommerceError.BUYER_LEFT);
        }
        List<OrderLine> lines = freeze(wanted);
        Won amount = sum(lines.stream().map(OrderLine::amount).toList());
        if (OrderTerms.LARGEST_AMOUNT.isLessThan(amount)) {
            throw new DomainException(CommerceError.ORDER_TOO_LARGE, OrderTerms.LARGEST_AMOUNT);
        }
        if (!amount.equals(expectedAmount)) {
            throw new DomainException(CommerceError.PRICE_CHANGED, amount);
        }
        Won taxFree = sum(lines.stream().filter(OrderLine::taxFree).map(OrderLine::amount).toList());
        Instant placedAt = at.truncatedTo(ChronoUnit.MICROS);
        Order order = new Order(id, buyer, OrderStatus.PAYMENT_WAITING, amount, taxFree, placedAt,
                now.truncatedTo(ChronoUnit.MICROS).plus(OrderTerms.TIME_TO_PAY), null, null, null, null, 0);
        orders.add(order, lines);
        stock.hold(order.id(), wanted).ifPresent(sku -> {
            throw soldOut(lines, sku);
        });
        events.publish(new OrderPlaced(ids.next(), placedAt, Tsid.of(order.id()), buyer,
                lines.stream().map(PlaceOrder::line).toList(), amount, taxFree, order.payBy()));
        return new OrderPages.Page(order, lines, List.of());
    }

    private static void checkLimits(Map<SkuId, Integer> wanted) {
        if (wanted.size() > OrderTerms.MOST_LINES) {
            throw new DomainException(CommerceError.TOO_MANY_LINES, OrderTerms.MOST_LINES);
        }
        if (wanted.values().stream().anyMatch(quantity -> quantity > OrderTerms.MOST_PIECES)) {
            throw new DomainException(CommerceError.TOO_MANY_PIECES, OrderTerms.MOST_PIECES);
        }
    }

    private List<OrderLine> freeze(SequencedMap<SkuId, Integer> wanted) {
        Map<SkuId, Offer> found = offers.of(wanted.keySet());
        List<OrderLine> lines = new ArrayList<>();
        wanted.forEach((sku, quantity) -> {
            Offer offer = found.get(sku);
            if (offer == null) {
                throw new DomainException(CommerceError.UNKNOWN_SKU, sku);
            }
            if (!offer.onSale()) {
                throw new DomainException(CommerceError.PRODUCT_NOT_ON_SALE, offer.productName());
            }
            if (offer.available() < quantity) {
                throw new DomainException(CommerceError.SOLD_OUT, offer.productName());
            }
            lines.add(new OrderLine(new LineId(ids.nextLong()), offer.sellerId(), offer.productId(), sku,
                    offer.productName(), offer.optionName(), quantity, offer.unitPrice(), offer.taxFree(),
                    offer.category()));
        });
        return lines;
    }

    private static DomainException soldOut(List<OrderLine> lines, SkuId sku) {
        OrderLine line = lines.stream().filter(each -> each.skuId().equals(sku)).findFirst().orElseThrow();
        return new DomainException(CommerceError.SOLD_OUT, line.productName());
    }

    private static Won sum(List<Won> amounts) {
        return amounts.stream().reduce(Won.ZERO, Won::plus);
    }

    private static OrderPlaced.Line line(OrderLine line) {
        return new OrderPlaced.Line(Tsid.of(line.id()), Tsid.of(line.sellerId()), Tsid.of(line.productId()),
                Tsid.of(line.skuId()), line.productName(), line.optionName(), line.quantity(), line.unitPrice(),
                line.category().name());
    }
}
