package pay.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

import benefit.events.PointsGranted;
import commerce.events.OrderCancelRequested;
import commerce.events.OrderExpired;
import commerce.events.OrderPlaced;
import commerce.events.OrdersExpired;
import commerce.events.PaymentStateAsked;
import commerce.events.RefundRequested;
import platform.event.DomainEvent;
import platform.id.Tsid;
import platform.money.Won;

/** What other modules tell pay, more than once at times, and what buyers do about their orders. */
final class OrderMoves {
    static final List<Consumer<Turn>> ALL = List.of(OrderMoves::order, OrderMoves::order, OrderMoves::confirm,
            OrderMoves::confirm, OrderMoves::confirm, OrderMoves::confirmByDeposit, OrderMoves::confirmByDeposit,
            OrderMoves::cancel, OrderMoves::expire, OrderMoves::expireTogether, OrderMoves::askState,
            OrderMoves::refund, OrderMoves::refund, OrderMoves::grant);

    private OrderMoves() {}

    private static void order(Turn turn) {
        order(turn, turn.person());
    }

    private static Deal.Ordered order(Turn turn, Cast.Person buyer) {
        Deal.Ordered deal = place(turn, buyer, turn.amount());
        turn.remember(deal);
        return deal;
    }

    /** One that the caller remembers. */
    static Deal.Ordered place(Turn turn, Cast.Person buyer, long amount) {
        Tsid order = turn.world.id();
        Instant payBy = turn.world.now().plus(Duration.ofMinutes(10));
        OrderPlaced.Line line = new OrderPlaced.Line(order, order, order, order, "제주 감귤", "5kg", 1, Won.of(amount),
                "FRUIT");
        turn.tell(id -> new OrderPlaced(id, turn.world.now(), order, buyer.id(), List.of(line), Won.of(amount),
                Won.ZERO, payBy, false));
        return new Deal.Ordered(buyer, order, amount);
    }

    /** From the order to the deposit, of all or of a part. */
    static void buyByDeposit(Turn turn) {
        Deal.Ordered deal = order(turn, turn.person());
        turn.world.deliver();
        payment(turn, deal).ifPresent(payment -> {
            Split split = new Split(deal.amount());
            split.add("MONEY", turn.chance(3) ? deal.amount() / 4 : 0, null, null);
            split.addDeposit(turn.chance(2) ? deal.buyer().odd() : deal.buyer().account(), split.left());
            confirm(turn, deal, payment, split);
            DepositMoves.forOrder(turn, deal);
        });
    }

    /** From the order to the card. */
    static Deal.Ordered buyByCard(Turn turn) {
        Deal.Ordered deal = order(turn, turn.person());
        turn.world.deliver();
        payment(turn, deal).ifPresent(payment -> {
            Split split = new Split(deal.amount());
            split.add("MONEY", turn.chance(2) ? deal.amount() / 4 : 0, null, null);
            split.add("CARD", split.left(), "cardId", deal.buyer().card());
            confirm(turn, deal, payment, split);
        });
        return deal;
    }

    static Optional<Long> payment(Turn turn, Deal.Ordered deal) {
        return turn.world.jdbc.queryForList("select id from pay_payment where order_id = ?", Long.class,
                deal.order().value()).stream().findFirst();
    }

    private static void confirm(Turn turn) {
        turn.any(Deal.Ordered.class).ifPresent(deal -> confirm(turn, deal, false));
    }

    /** Half of them are deposited at once. */
    private static void confirmByDeposit(Turn turn) {
        turn.any(Deal.Ordered.class).ifPresent(deal -> {
            confirm(turn, deal, true);
            if (turn.chance(2)) {
                DepositMoves.forOrder(turn, deal);
            }
        });
    }

    private static void confirm(Turn turn, Deal.Ordered deal, boolean byDeposit) {
        payment(turn, deal).ifPresent(payment -> {
            Split split = new Split(deal.amount());
            if (turn.chance(3)) {
                ShopMoves.byPromotion(turn, deal.buyer(), split);
            }
            if (turn.chance(3)) {
                split.add("POINTS", Math.min(split.left(), turn.amount() / 10), null, null);
            }
            long outside = turn.chance(2) ? split.left() : split.left() / 2;
            if (byDeposit && outside > 0) {
                split.addDeposit(turn.chance(2) ? deal.buyer().odd() : deal.buyer().account(), outside);
            } else if (turn.chance(3)) {
                split.add("CARD", outside, "cardId", deal.buyer().card());
            }
            split.add("MONEY", split.left(), null, null);
            confirm(turn, deal, payment, split);
        });
    }

    static void confirm(Turn turn, Deal.Ordered deal, long payment, Split split) {
        String key = Cast.key();
        String signature = deal.buyer().member().sign("madang.pay.confirm.v1\n" + payment + "\n" + deal.order() + "\n"
                + deal.amount() + "\n" + split.signed());
        Map<String, Object> body = Map.of("amount", deal.amount(), "tenders", split.tenders());
        turn.ask(() -> turn.world.member(deal.buyer().member(), "POST",
                "/v1/pay/order-payments/" + deal.order() + "/confirmation", body, "Idempotency-Key", key,
                "X-Device-Signature", signature));
    }

    private static void cancel(Turn turn) {
        turn.any(Deal.Ordered.class).ifPresent(deal -> turn.tell(
                id -> new OrderCancelRequested(id, turn.world.now(), deal.order(), deal.buyer().id())));
    }

    private static void expire(Turn turn) {
        turn.any(Deal.Ordered.class).ifPresent(deal -> turn.tell(
                id -> new OrderExpired(id, turn.world.now(), deal.order(), deal.buyer().id())));
    }

    /** Commerce tells by one event of those that nobody paid in time. */
    private static void expireTogether(Turn turn) {
        List<Deal.Ordered> deals = Stream.generate(() -> turn.any(Deal.Ordered.class)).limit(3)
                .flatMap(Optional::stream).distinct().toList();
        if (deals.size() > 1) {
            long before = turn.world.id().value();
            turn.tell(id -> new OrdersExpired(id, turn.world.now(), deals.stream()
                    .map(deal -> new OrdersExpired.Expired(deal.order(), deal.buyer().id())).toList()));
            deals.forEach(deal -> turn.remember(new Given(deal.order(), before)));
        }
    }

    private static void askState(Turn turn) {
        turn.any(Deal.Ordered.class).ifPresent(deal -> turn.tell(
                id -> new PaymentStateAsked(id, turn.world.now(), deal.order())));
    }

    private static void refund(Turn turn) {
        turn.any(Deal.Ordered.class).ifPresent(deal -> refund(turn, deal));
    }

    /** Also of more than was paid, or of what was not paid. */
    static void refund(Turn turn, Deal.Ordered ordered) {
        Optional.of(ordered).filter(deal -> !deal.stands())
                .ifPresent(deal -> payment(turn, deal).ifPresent(payment -> {
                    long amount = turn.chance(2) ? deal.amount() : Math.max(1, deal.amount() * 6 / 10);
                    Map<String, Long> parts = turn.chance(4)
                            ? Map.of("MONEY", amount)
                            : captured(turn, payment, amount);
                    Tsid refund = turn.world.id();
                    Function<Tsid, DomainEvent> wish = id -> new RefundRequested(id, turn.world.now(), refund,
                            deal.order(), deal.buyer().id(), new Tsid(payment), parts.entrySet().stream()
                                    .map(part -> new RefundRequested.Leg(part.getKey(), Won.of(part.getValue())))
                                    .toList(),
                            "BUYER_CANCELED");
                    turn.tell(wish);
                    turn.remember(new Deal.Refund(deal.buyer(), refund, parts, wish));
                }));
    }

    /** As commerce does: of each tender at most what it gave; in money what nobody gave. */
    static Map<String, Long> captured(Turn turn, long payment, long amount) {
        Map<String, Long> parts = new TreeMap<>();
        AtomicLong left = new AtomicLong(amount);
        turn.world.jdbc.query("select kind, captured from pay_tender where payment_id = ? order by kind desc", row -> {
            long part = Math.min(left.get(), row.getLong("captured"));
            if (part > 0) {
                parts.put(row.getString("kind"), part);
                left.addAndGet(-part);
            }
        }, payment);
        return parts.isEmpty() ? Map.of("MONEY", amount) : parts;
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

    /** An order that commerce has given up with others: what became of its payment is told, and told again. */
    private record Given(Tsid order, long before) implements Deal {
        @Override
        public void count(World world, Moved moved) {
            if (!world.hasSaid("pay.payments?-(approved|canceled|expired)", before, order)) {
                throw new AssertionError("Nothing was said of order " + order + ", which commerce has given up");
            }
        }
    }
}
