package commerce.order;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import commerce.coupon.Coupons;
import commerce.events.OrderCancelRequested;
import commerce.events.OrderCanceled;
import commerce.events.OrderExpired;
import commerce.events.OrderPaid;
import commerce.stock.Stock;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import platform.event.DomainEvent;
import platform.event.DomainEvents;
import platform.id.Ids;
import platform.id.Tsid;
import platform.money.Won;
import platform.time.BusinessDays;
import platform.web.DomainException;

/** Takes orders, which the caller has locked, the step that {@link OrderRules} names: rows first, then stock, then events. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class AdvanceOrders {
    private final Orders orders;
    private final Items items;
    private final Charges charges;
    private final Deliveries deliveries;
    private final Coupons coupons;
    private final Tenders tenders;
    private final Refunds refunds;
    private final Stock stock;
    private final DomainEvents events;
    private final Ids ids;
    private final Clock clock;
    private final BusinessDays days;
    private final TeamSeats seats;
    private final FillSeats fill;
    private final TellSellers tell;

    AdvanceOrders(Orders orders, Items items, Charges charges, Deliveries deliveries, Coupons coupons, Tenders tenders,
            Refunds refunds,
            Stock stock, DomainEvents events, Ids ids, Clock clock, BusinessDays days, TeamSeats seats,
            FillSeats fill, TellSellers tell) {
        this.orders = orders;
        this.items = items;
        this.charges = charges;
        this.deliveries = deliveries;
        this.coupons = coupons;
        this.tenders = tenders;
        this.refunds = refunds;
        this.stock = stock;
        this.events = events;
        this.ids = ids;
        this.clock = clock;
        this.days = days;
        this.seats = seats;
        this.fill = fill;
        this.tell = tell;
    }

    /** What one transaction has still to do when all rows are written. */
    private record Rest(Instant now, List<OrderId> expired, List<OrderId> released, List<DomainEvent> told) {}

    /** Lets the same thing happen to all of these orders. */
    void advance(List<Order> locked, Happening happening) {
        Rest rest = new Rest(clock.instant().truncatedTo(ChronoUnit.MICROS), new ArrayList<>(), new ArrayList<>(),
                new ArrayList<>());
        locked.forEach(order -> advance(order, OrderRules.step(order.status(), happening), rest));
        orders.expire(rest.expired(), rest.now());
        items.ended(rest.released(), rest.now());
        coupons.giveBack(rest.released());
        seats.ended(seatsAmong(locked, rest.released()));
        stock.release(rest.released());
        rest.told().forEach(events::publish);
    }

    private void advance(Order order, Step step, Rest rest) {
        if (step.refusal() != null) {
            throw new DomainException(step.refusal());
        }
        switch (step.consequence()) {
            case NOTHING -> {
            }
            case ASK_PAY_TO_CANCEL -> askPayToCancel(order, step, rest);
            case SELL -> {
                if (order.teamId() == null) {
                    pay(order, rest);
                    stock.sell(order.id());
                } else {
                    paySeat(order, step, rest);
                }
            }
            case SELL_AGAIN_OR_REFUND -> {
                if (!deliveries.areKnown(order.id()) || !coupons.useAgain(order.id(), rest.now())) {
                    refund(order, step, rest);
                } else if (order.teamId() != null) {
                    paySeatAgain(order, step, rest);
                } else if (stock.sellReleased(order.id())) {
                    pay(order, rest);
                } else {
                    refund(order, step, rest);
                }
            }
            case RELEASE_AND_CANCEL -> cancel(order, step, rest);
            case RELEASE_AND_EXPIRE -> expire(order, rest);
            case RELEASE_AND_REFUND -> refund(order, step, rest);
            case FINISH_REFUND -> finishRefund(order, step, rest);
            case END_EMPTY -> {
                finishRefund(order, step, rest);
                rest.released().add(order.id());
            }
        }
    }

    private void askPayToCancel(Order order, Step step, Rest rest) {
        orders.advance(order.id(), step.next(), null, null, step.reasonUnless(null));
        rest.told().add(new OrderCancelRequested(ids.next(), rest.now(), Tsid.of(order.id()), order.buyerId()));
    }

    private void pay(Order order, Rest rest) {
        orders.advance(order.id(), OrderStatus.PAID, rest.now(), null, null);
        items.paid(order.id(), rest.now(), OrderTerms.dispatchBy(days, rest.now()));
        List<Item> paid = items.of(order.id());
        tenders.allocate(order.id(), paid, charges.of(order.id()));
        tell.paid(paid);
        rest.told().add(new OrderPaid(ids.next(), rest.now(), Tsid.of(order.id()), order.buyerId(), payment(order),
                order.amount()));
    }

    /** The team decides whether it still has the seat; the last of them fills it. */
    private void paySeat(Order order, Step step, Rest rest) {
        Optional<TeamSeats.Paid> paid = seats.paid(order.id(), rest.now());
        if (paid.isEmpty()) {
            refund(order, step, rest);
            return;
        }
        orders.advance(order.id(), OrderStatus.PAID, rest.now(), null, null);
        items.seatPaid(order.id(), rest.now());
        tenders.allocate(order.id(), items.of(order.id()), charges.of(order.id()));
        rest.told().add(new OrderPaid(ids.next(), rest.now(), Tsid.of(order.id()), order.buyerId(), payment(order),
                order.amount()));
        rest.told().addAll(paid.get().told());
        fill.fill(paid.get().full(), rest.now());
    }

    private void paySeatAgain(Order order, Step step, Rest rest) {
        if (seats.reserveAgain(order.id(), rest.now()) && stock.holdReleased(order.id())) {
            paySeat(order, step, rest);
        } else {
            refund(order, step, rest);
        }
    }

    private static List<OrderId> seatsAmong(List<Order> locked, List<OrderId> released) {
        return locked.stream().filter(order -> order.teamId() != null).map(Order::id).filter(released::contains)
                .toList();
    }

    private void cancel(Order order, Step step, Rest rest) {
        CloseReason reason = step.reasonUnless(order.closeReason());
        orders.advance(order.id(), OrderStatus.CANCELED, null, rest.now(), reason);
        rest.released().add(order.id());
        rest.told().add(canceled(order, reason, rest));
    }

    private void expire(Order order, Rest rest) {
        rest.expired().add(order.id());
        rest.released().add(order.id());
        rest.told().add(new OrderExpired(ids.next(), rest.now(), Tsid.of(order.id()), order.buyerId()));
    }

    private void refund(Order order, Step step, Rest rest) {
        CloseReason reason = step.reasonUnless(order.closeReason());
        orders.advance(order.id(), OrderStatus.REFUND_PENDING, null, rest.now(), reason);
        List<Refund.Leg> legs = tenders.of(order.id()).stream().filter(tender -> tender.left().isPositive())
                .map(tender -> new Refund.Leg(tender.kind(), tender.left())).toList();
        Refund refund = new Refund(new RefundId(ids.nextLong()), order.id(), order.buyerId(), payment(order), legs,
                reason, null, List.of(), Won.ZERO);
        refunds.add(refund, rest.now());
        rest.released().add(order.id());
        rest.told().add(refund.requested(ids.next(), rest.now()));
    }

    private void finishRefund(Order order, Step step, Rest rest) {
        CloseReason reason = step.reasonUnless(order.closeReason());
        orders.advance(order.id(), OrderStatus.REFUNDED, null, rest.now(), reason);
        if (order.teamId() != null) {
            seats.refunded(order.id());
        }
        rest.told().add(canceled(order, reason, rest));
    }

    private OrderCanceled canceled(Order order, CloseReason reason, Rest rest) {
        return new OrderCanceled(ids.next(), rest.now(), Tsid.of(order.id()), order.buyerId(), reason.name());
    }

    private static Tsid payment(Order order) {
        return Objects.requireNonNull(order.paymentId(), "A payment that was approved has an id");
    }
}
