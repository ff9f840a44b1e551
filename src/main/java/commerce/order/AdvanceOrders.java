package commerce.order;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import commerce.coupon.Coupons;
import commerce.events.OrderCancelRequested;
import commerce.events.OrderCanceled;
import commerce.events.OrderExpired;
import commerce.events.OrderPaid;
import commerce.events.OrdersExpired;
import commerce.stock.Stock;
import org.jspecify.annotations.Nullable;
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
    private final ShippingCharges charges;
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

    AdvanceOrders(Orders orders, Items items, ShippingCharges charges, Deliveries deliveries, Coupons coupons,
            Tenders tenders,
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

    /**
     * What one transaction has still to do when it is decided what becomes of each order: all of a kind by few statements.
     *
     * @param paid to be sent now
     * @param held those of the paid whose stock is held yet
     * @param filled of teams that are full now
     * @param refunded whose money goes back, and why
     * @param released without stock, coupons and seats from now on
     * @param expired those of the released that nobody paid in time
     */
    private record Rest(Instant now, Map<Orders.Standing, List<OrderId>> standings, List<Order> paid,
            List<OrderId> held, List<OrderId> filled, Map<Order, CloseReason> refunded, List<OrderId> released,
            List<Order> expired, List<DomainEvent> told) {
        Rest(Instant now) {
            this(now, new LinkedHashMap<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>(),
                    new LinkedHashMap<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        }

        void stands(Order order, OrderStatus status, @Nullable Instant paidAt, @Nullable Instant closedAt,
                @Nullable CloseReason reason) {
            standings.computeIfAbsent(new Orders.Standing(status, paidAt, closedAt, reason), _ -> new ArrayList<>())
                    .add(order.id());
        }
    }

    /** Lets the same thing happen to all of these orders, none allowed. Those that want again what they had let go come after the others, which may let go of it. */
    void advance(List<Order> locked, Happening happening) {
        Map<Boolean, List<Order>> again = locked.stream().collect(Collectors.partitioningBy(
                order -> OrderRules.step(order.status(), happening)
                        .consequence() == Step.Consequence.SELL_AGAIN_OR_REFUND));
        again.values().forEach(each -> advanceAll(each, happening));
    }

    private void advanceAll(List<Order> locked, Happening happening) {
        Rest rest = new Rest(clock.instant().truncatedTo(ChronoUnit.MICROS));
        locked.forEach(order -> advance(order, OrderRules.step(order.status(), happening), rest));
        rest.standings().forEach((standing, ids) -> orders.advance(ids, standing, rest.now()));
        pay(rest);
        refund(rest);
        items.ended(rest.released(), rest.now());
        coupons.giveBack(rest.released());
        seats.ended(seatsAmong(locked, rest.released()));
        fill.fill(rest.filled(), rest.now());
        stock.sell(rest.held());
        stock.release(rest.released());
        tellExpired(rest);
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
                    rest.held().add(order.id());
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
        rest.stands(order, step.next(), null, null, step.reasonUnless(null));
        rest.told().add(new OrderCancelRequested(ids.next(), rest.now(), Tsid.of(order.id()), order.buyerId()));
    }

    private void pay(Order order, Rest rest) {
        rest.stands(order, OrderStatus.PAID, rest.now(), null, null);
        rest.paid().add(order);
        rest.told().add(paid(order, rest));
    }

    private void pay(Rest rest) {
        if (!rest.paid().isEmpty()) {
            List<OrderId> paid = rest.paid().stream().map(Order::id).toList();
            items.paid(paid, rest.now(), OrderTerms.dispatchBy(days, rest.now()));
            tell.paid(divide(paid));
        }
    }

    /** Says what of these orders' items and parcels was paid by which tender; the items. */
    private Map<OrderId, List<Item>> divide(List<OrderId> orders) {
        Map<OrderId, List<Item>> bought = items.of(orders);
        tenders.allocate(bought, charges.of(orders));
        return bought;
    }

    /** The team decides whether it still has the seat; the last of them fills it. */
    private void paySeat(Order order, Step step, Rest rest) {
        Optional<TeamSeats.Paid> paid = seats.paid(order.id(), rest.now());
        if (paid.isEmpty()) {
            refund(order, step, rest);
            return;
        }
        rest.stands(order, OrderStatus.PAID, rest.now(), null, null);
        items.seatPaid(order.id(), rest.now());
        divide(List.of(order.id()));
        rest.told().add(paid(order, rest));
        rest.told().addAll(paid.get().told());
        rest.filled().addAll(paid.get().full());
    }

    private void paySeatAgain(Order order, Step step, Rest rest) {
        if (seats.reserveAgain(order.id(), rest.now()) && stock.holdReleased(order.id())) {
            paySeat(order, step, rest);
        } else {
            refund(order, step, rest);
        }
    }

    private static List<OrderId> seatsAmong(List<Order> locked, List<OrderId> released) {
        Set<OrderId> all = Set.copyOf(released);
        return locked.stream().filter(order -> order.teamId() != null).map(Order::id).filter(all::contains).toList();
    }

    private void cancel(Order order, Step step, Rest rest) {
        CloseReason reason = step.reasonUnless(order.closeReason());
        rest.stands(order, OrderStatus.CANCELED, null, rest.now(), reason);
        rest.released().add(order.id());
        rest.told().add(canceled(order, reason, rest));
    }

    private void expire(Order order, Rest rest) {
        rest.stands(order, OrderStatus.EXPIRED, null, rest.now(), null);
        rest.released().add(order.id());
        rest.expired().add(order);
    }

    private void tellExpired(Rest rest) {
        List<OrdersExpired.Expired> expired = rest.expired().stream()
                .map(order -> new OrdersExpired.Expired(Tsid.of(order.id()), order.buyerId())).toList();
        if (expired.size() == 1) {
            events.publish(new OrderExpired(ids.next(), rest.now(), expired.getFirst().orderId(),
                    expired.getFirst().buyerId()));
        } else if (!expired.isEmpty()) {
            events.publish(new OrdersExpired(ids.next(), rest.now(), expired));
        }
    }

    private void refund(Order order, Step step, Rest rest) {
        CloseReason reason = step.reasonUnless(order.closeReason());
        rest.stands(order, OrderStatus.REFUND_PENDING, null, rest.now(), reason);
        rest.refunded().put(order, reason);
        rest.released().add(order.id());
    }

    private void refund(Rest rest) {
        if (!rest.refunded().isEmpty()) {
            Map<OrderId, List<Tender>> captured = tenders.of(rest.refunded().keySet().stream().map(Order::id).toList());
            List<Refund> all = rest.refunded().entrySet().stream()
                    .map(each -> refund(each.getKey(), each.getValue(),
                            captured.getOrDefault(each.getKey().id(), List.of())))
                    .toList();
            refunds.add(all, rest.now());
            all.forEach(refund -> rest.told().add(refund.requested(ids.next(), rest.now())));
        }
    }

    private Refund refund(Order order, CloseReason reason, List<Tender> captured) {
        return new Refund(new RefundId(ids.nextLong()), order.id(), order.buyerId(), payment(order),
                captured.stream().filter(tender -> tender.left().isPositive())
                        .map(tender -> new Refund.Leg(tender.kind(), tender.left())).toList(),
                reason, null, List.of(), Won.ZERO);
    }

    private void finishRefund(Order order, Step step, Rest rest) {
        CloseReason reason = step.reasonUnless(order.closeReason());
        rest.stands(order, OrderStatus.REFUNDED, null, rest.now(), reason);
        if (order.teamId() != null) {
            seats.refunded(order.id());
        }
        rest.told().add(canceled(order, reason, rest));
    }

    private OrderCanceled canceled(Order order, CloseReason reason, Rest rest) {
        return new OrderCanceled(ids.next(), rest.now(), Tsid.of(order.id()), order.buyerId(), reason.name());
    }

    private OrderPaid paid(Order order, Rest rest) {
        return new OrderPaid(ids.next(), rest.now(), Tsid.of(order.id()), order.buyerId(), payment(order),
                order.amount());
    }

    private static Tsid payment(Order order) {
        return Objects.requireNonNull(order.paymentId(), "A payment that was approved has an id");
    }
}
