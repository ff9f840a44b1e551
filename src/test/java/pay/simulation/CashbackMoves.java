package pay.simulation;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;

import commerce.events.PurchaseConfirmed;
import commerce.events.RefundRequested;
import platform.event.DomainEvent;
import platform.id.Tsid;
import platform.money.Won;

/** Orders of several items that earn points: what became of each item is told in whatever order, and more than once at times. */
final class CashbackMoves {
    static final List<Consumer<Turn>> ALL = List.of(CashbackMoves::buy, CashbackMoves::buy, CashbackMoves::tell,
            CashbackMoves::tell, CashbackMoves::tell, CashbackMoves::tell);
    static final Map<String, String> ALWAYS = Map.of("what cashback is funded with is promised, given, or free",
            """
                    select p.id from pay_promotion p join pay_account a on a.kind = 'PROMOTION_BUDGET' and a.owner = p.id
                    join pay_balance b on b.account_id = a.id
                    where p.kind = 'CASHBACK' and b.credit_posted - b.debit_posted - b.debit_pending
                        + (select coalesce(sum(c.paid + if(c.state = 'PROMISED', h.amount, 0)), 0) from pay_cashback c
                            join pay_movement h on h.id = c.hold where c.promotion_id = p.id)
                        - (select coalesce(sum(r.points + r.won), 0) from pay_cashback_return r
                            join pay_cashback c on c.payment_id = r.payment_id where c.promotion_id = p.id)
                        - (select coalesce(sum(l.lapsed), 0) from pay_point_lot l where l.programme_id = p.id)
                        <> (select sum(if(j.kind = 'PROMOTION_FUNDED', m.amount, -m.amount)) from pay_movement m
                            join pay_journal j on j.id = m.journal_id where j.kind in ('PROMOTION_FUNDED', 'PROMOTION_RETURNED')
                                and a.id in (m.credit_account, m.debit_account))""",
            "points for an order are what its promotion gives for what stands of it",
            """
                    select s.payment_id from (select c.payment_id, c.points, c.paid - coalesce((select sum(r.points + r.won)
                                from pay_cashback_return r where r.payment_id = c.payment_id), 0) kept,
                            least(coalesce((select sum(i.money) from pay_cashback_item i where i.payment_id = c.payment_id), 0)
                                - c.back, t.captured - t.refunded) stands
                        from pay_cashback c join pay_tender t on t.payment_id = c.payment_id and t.kind = 'MONEY'
                        where c.order_id is not null and c.state = 'PROMISED') s
                    where s.kept <> if(s.stands < 1000, 0, least(s.points, 5000, floor(s.stands / 10)))""");

    private CashbackMoves() {}

    /** What becomes of an item. */
    private enum Fate {
        STANDS, GOES_BACK, STANDS_AND_COMES_BACK
    }

    /** One of an order's: a refund of it has one id, however often it is told. */
    private record Item(Tsid id, Tsid refund, Won money, Fate fate) {}

    /** An order that is paid in money. */
    private record Parted(Deal.Ordered ordered, List<Item> items) implements Deal {
        @Override
        public void count(World world, Moved moved) {
            ordered.count(world, moved);
        }
    }

    private static void buy(Turn turn) {
        List<Item> items = IntStream.rangeClosed(0, turn.random.nextInt(3))
                .mapToObj(_ -> new Item(turn.world.id(), turn.world.id(), Won.of(turn.random.nextLong(300, 20_000)),
                        Fate.values()[turn.random.nextInt(Fate.values().length)]))
                .toList();
        Deal.Ordered ordered = OrderMoves.place(turn, turn.person(),
                items.stream().mapToLong(each -> each.money().amount()).sum());
        Parted parted = new Parted(ordered, items);
        turn.remember(parted);
        turn.world.deliver();
        OrderMoves.payment(turn, ordered).ifPresent(payment -> {
            Split split = new Split(ordered.amount());
            split.add("MONEY", split.left(), null, null);
            OrderMoves.confirm(turn, ordered, payment, split);
            if (turn.chance(2)) {
                turn.world.deliver();
            }
            tell(turn, parted);
        });
    }

    private static void tell(Turn turn) {
        turn.any(Parted.class).ifPresent(parted -> tell(turn, parted));
    }

    /** Some of what became of its items: also that one comes back before it is told to stand. */
    private static void tell(Turn turn, Parted parted) {
        turn.world.jdbc.queryForList("select id from pay_payment where status = 'APPROVED' and order_id = ?",
                Long.class, parted.ordered().order().value()).forEach(payment -> parted.items().forEach(item -> {
                    if (turn.chance(2)) {
                        tell(turn, parted.ordered(), new Tsid(payment), item);
                    }
                }));
    }

    private static void tell(Turn turn, Deal.Ordered ordered, Tsid payment, Item item) {
        if (item.fate() == Fate.GOES_BACK || (item.fate() == Fate.STANDS_AND_COMES_BACK && turn.chance(2))) {
            comesBack(turn, ordered, payment, item);
        } else {
            Tsid seller = turn.cast.seller(ordered.order()).id();
            turn.tell(id -> new PurchaseConfirmed(id, turn.world.now(), ordered.order(), item.id(), payment,
                    ordered.buyer().id(), seller, item.id(), item.id(), "제주 감귤", "5kg", "FRUIT", 1, item.money(),
                    Won.ZERO, Won.ZERO, Won.ZERO, item.money(),
                    List.of(new PurchaseConfirmed.Tender("MONEY", item.money())), Won.ZERO, Won.ZERO, Won.ZERO,
                    item.money(), true));
        }
    }

    /** Half of an item whose purchase stands, all of another. */
    private static void comesBack(Turn turn, Deal.Ordered ordered, Tsid payment, Item item) {
        boolean stands = item.fate() == Fate.STANDS_AND_COMES_BACK;
        Won back = stands ? Won.of(item.money().amount() / 2) : item.money();
        List<RefundRequested.SellerShare> shares = stands
                ? List.of(new RefundRequested.SellerShare(item.id(), turn.cast.seller(ordered.order()).id(), back,
                        Won.ZERO, Won.ZERO, Won.ZERO, Won.ZERO))
                : List.of();
        Function<Tsid, DomainEvent> wish = id -> new RefundRequested(id, turn.world.now(), item.refund(),
                ordered.order(), ordered.buyer().id(), payment,
                List.of(new RefundRequested.Leg("MONEY", back)), "RETURNED", shares, Won.ZERO);
        turn.tell(wish);
        if (turn.all(Deal.Refund.class).noneMatch(refund -> refund.id().equals(item.refund()))) {
            turn.remember(new Deal.Refund(ordered.buyer(), item.refund(), Map.of("MONEY", back.amount()), wish));
        }
    }
}
