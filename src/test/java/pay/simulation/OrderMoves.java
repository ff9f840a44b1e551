package pay.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

import benefit.events.PointsGranted;
import commerce.events.OrderCancelRequested;
import commerce.events.OrderExpired;
import commerce.events.OrderPlaced;
import commerce.events.PaymentStateAsked;
import commerce.events.RefundRequested;
import platform.id.Tsid;
import platform.money.Won;

/** What other modules tell pay, more than once at times, and what buyers do about their orders. */
final class OrderMoves {
    static final List<Consumer<Turn>> ALL = List.of(OrderMoves::order, OrderMoves::order, OrderMoves::confirm,
            OrderMoves::confirm, OrderMoves::confirm, OrderMoves::cancel, OrderMoves::expire, OrderMoves::askState,
            OrderMoves::refund, OrderMoves::refund, OrderMoves::grant);

    private OrderMoves() {}

    private static void order(Turn turn) {
        Cast.Person buyer = turn.person();
        long amount = turn.amount();
        Tsid order = turn.world.id();
        Instant payBy = turn.world.now().plus(Duration.ofMinutes(10));
        OrderPlaced.Line line = new OrderPlaced.Line(order, order, order, order, "제주 감귤", "5kg", 1, Won.of(amount),
                "FRUIT");
        turn.tell(id -> new OrderPlaced(id, turn.world.now(), order, buyer.id(), List.of(line), Won.of(amount),
                Won.ZERO, payBy));
        turn.remember(new Deal.Ordered(buyer, order, amount));
    }

    private static Optional<Long> payment(Turn turn, Deal.Ordered deal) {
        return turn.world.jdbc.queryForList("select id from pay_payment where order_id = ?", Long.class,
                deal.order().value()).stream().findFirst();
    }

    private static void confirm(Turn turn) {
        turn.any(Deal.Ordered.class).ifPresent(deal -> payment(turn, deal).ifPresent(payment -> {
            String key = Cast.key();
            String signature = deal.buyer().member().sign("madang.pay.confirm.v1\n" + payment + "\n" + deal.order()
                    + "\n" + deal.amount() + "\nMONEY=" + deal.amount());
            Map<String, Object> body = Map.of("amount", deal.amount(), "tenders",
                    List.of(Map.of("kind", "MONEY", "amount", deal.amount())));
            turn.ask(() -> turn.world.member(deal.buyer().member(), "POST",
                    "/v1/pay/order-payments/" + deal.order() + "/confirmation", body, "Idempotency-Key", key,
                    "X-Device-Signature", signature));
        }));
    }

    private static void cancel(Turn turn) {
        turn.any(Deal.Ordered.class).ifPresent(deal -> turn.tell(
                id -> new OrderCancelRequested(id, turn.world.now(), deal.order(), deal.buyer().id())));
    }

    private static void expire(Turn turn) {
        turn.any(Deal.Ordered.class).ifPresent(deal -> turn.tell(
                id -> new OrderExpired(id, turn.world.now(), deal.order(), deal.buyer().id())));
    }

    private static void askState(Turn turn) {
        turn.any(Deal.Ordered.class).ifPresent(deal -> turn.tell(
                id -> new PaymentStateAsked(id, turn.world.now(), deal.order())));
    }

    /** Also of more than was paid, or of what was not paid. */
    private static void refund(Turn turn) {
        turn.any(Deal.Ordered.class).ifPresent(deal -> payment(turn, deal).ifPresent(payment -> {
            long amount = turn.chance(2) ? deal.amount() : Math.max(1, deal.amount() * 6 / 10);
            Tsid refund = turn.world.id();
            turn.tell(id -> new RefundRequested(id, turn.world.now(), refund, deal.order(), deal.buyer().id(),
                    new Tsid(payment), List.of(new RefundRequested.Leg("MONEY", Won.of(amount))), "BUYER_CANCELED"));
            turn.remember(new Deal.Refund(deal.buyer(), refund, amount));
        }));
    }

    private static void grant(Turn turn) {
        grant(turn, turn.person(), turn.amount() / 10);
    }

    static void grant(Turn turn, Cast.Person person, long points) {
        Tsid grant = turn.world.id();
        Instant until = turn.world.now().plus(Duration.ofDays(turn.chance(2) ? 2 : 60));
        turn.tell(id -> new PointsGranted(id, turn.world.now(), grant, person.id(), turn.cast.funds().programme(),
                "ATTENDANCE", points, "출석", until));
        turn.remember(new Deal.Granted(person, grant, points));
    }
}
