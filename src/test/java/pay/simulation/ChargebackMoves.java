package pay.simulation;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import pay.approval.TestProposals;
import pay.chargeback.NotedChargebacks;
import platform.id.Tsid;
import platform.time.BusinessDays;

/** What card companies say of orders' cards, as operators note it: disputed, and won or lost, while refunds come and go. */
final class ChargebackMoves {
    static final List<Consumer<Turn>> ALL = List.of(ChargebackMoves::buy, ChargebackMoves::buy,
            ChargebackMoves::buy, ChargebackMoves::buy, ChargebackMoves::note, ChargebackMoves::note,
            ChargebackMoves::note, ChargebackMoves::refund, ChargebackMoves::refund, ChargebackMoves::decide);
    /** Each must find nothing, at any time. */
    static final Map<String, String> ALWAYS = Map.of(
            "nothing goes back to a card by us while its company may take it, or has",
            """
                    select r.id from pay_card_request r join pay_chargeback c on c.payment_id = r.purpose_id
                        and c.state in ('OPEN', 'LOST') and c.id < r.id
                    where r.kind = 'CANCEL'""",
            "a card's holder gets no more than the card gave", """
                    select p.id from pay_payment p
                    join (select purpose_id, sum(amount) charged, sum(canceled) back from pay_card_request
                        where kind = 'CHARGE' and status = 'DONE' group by purpose_id) r on r.purpose_id = p.id
                    join (select payment_id, sum(amount) taken from pay_chargeback where state <> 'WON'
                        group by payment_id) c on c.payment_id = p.id
                    where c.taken + r.back > r.charged""");

    private ChargebackMoves() {}

    private record Paid(long order, long byCard) {}

    /** By a card; at times it goes back at once, or is disputed. */
    private static void buy(Turn turn) {
        Deal.Ordered deal = OrderMoves.buyByCard(turn);
        switch (turn.random.nextInt(3)) {
            case 0 -> {
                OrderMoves.refund(turn, deal);
                turn.world.deliver();
            }
            case 1 -> {
                turn.world.calls();
                note(turn);
                refund(turn);
            }
            default -> {
            }
        }
    }

    /** Of what is disputed, or was. */
    private static void refund(Turn turn) {
        turn.any(Noted.class).ifPresent(noted -> turn.all(Deal.Ordered.class)
                .filter(deal -> deal.order().value() == noted.order()).forEach(deal -> {
                    OrderMoves.refund(turn, deal);
                    turn.world.deliver();
                }));
    }

    /** Also more than the card gave, or one that was noted before. */
    private static void note(Turn turn) {
        turn.world.jdbc.query("select p.order_id, t.captured from pay_payment p join pay_tender t"
                + " on t.payment_id = p.id and t.kind = 'CARD' order by p.id desc",
                (row, _) -> new Paid(row.getLong(1), row.getLong(2)))
                .stream().skip(turn.chance(2) ? 0 : turn.random.nextInt(3)).findFirst().ifPresent(paid -> {
                    long amount = Math.max(1, paid.byCard() / turn.random.nextInt(1, 4));
                    String companyCase = turn.chance(8)
                            ? turn.any(Noted.class).map(Noted::companyCase).orElse("CB-1")
                            : "CB-" + turn.world.id();
                    LocalDate answerBy = LocalDate.ofInstant(turn.world.now(), BusinessDays.SEOUL).plusDays(14);
                    if (turn.operator(() -> NotedChargebacks.note(turn.world.context,
                            new Tsid(paid.order()), companyCase, amount, answerBy))) {
                        turn.remember(new Noted(paid.order(), companyCase, amount));
                    }
                });
    }

    private static void decide(Turn turn) {
        turn.world.jdbc.queryForList("select id from pay_chargeback where state = 'OPEN'", Long.class).stream()
                .findFirst().ifPresent(id -> {
                    boolean won = turn.chance(2);
                    if (turn.operator(() -> NotedChargebacks.decide(turn.world.context, id, won))) {
                        turn.remember(new Decided(id, won));
                    }
                });
    }

    /** What is still open when everything comes to its end. */
    static void decideAll(World world, Turn.Memory memory) {
        decide(world, memory, "");
    }

    /** Beside which something waits to go back to the card: its company, which refuses that, would be asked for ever. */
    static void decideWhatIsInTheWay(World world, Turn.Memory memory) {
        decide(world, memory, " and exists (select 1 from pay_card_request r where r.purpose_id = payment_id"
                + " and r.kind = 'CANCEL' and r.status not in ('DONE', 'REFUSED'))");
    }

    /** What a company has refused to take back from a holder who has got it from the company: two operators end it. */
    static void endStuckCancels(World world) {
        world.jdbc.queryForList("select r.id from pay_card_request r where r.kind = 'CANCEL' and r.status = 'UNKNOWN'"
                + " and r.enquiries > 2 and exists (select 1 from pay_chargeback c where c.payment_id = r.purpose_id"
                + " and c.state = 'LOST')", Long.class).forEach(request -> {
                    world.change("update pay_card_request set enquiries = 20 where id = ?", request);
                    Tsid id = world.id();
                    TestProposals.proposeNeverDone(world.context, world.id(), id, new Tsid(request));
                    TestProposals.approve(world.context, world.id(), id);
                });
    }

    private static void decide(World world, Turn.Memory memory, String which) {
        world.jdbc.queryForList("select id from pay_chargeback where state = 'OPEN'" + which, Long.class)
                .forEach(id -> {
                    boolean won = Long.bitCount(id) % 2 == 0;
                    NotedChargebacks.decide(world.context, id, won);
                    memory.deals().add(new Decided(id, won));
                });
    }

    /** That one was noted. */
    private record Noted(long order, String companyCase, long amount) implements Deal {
        @Override
        public void count(World world, Moved moved) {
            if (world.number("select count(*) from pay_chargeback where company_case = ? and amount = ?", companyCase,
                    amount) != 1) {
                throw new AssertionError(companyCase + " is not known, or as something else");
            }
        }
    }

    /** How one ended. */
    record Decided(long id, boolean won) implements Deal {
        @Override
        public void count(World world, Moved moved) {
            if (world.number("select count(*) from pay_chargeback where id = ? and state = ?", id,
                    won ? "WON" : "LOST") != 1) {
                throw new AssertionError("Chargeback " + id + " was decided otherwise");
            }
        }
    }
}
