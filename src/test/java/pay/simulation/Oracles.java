package pay.simulation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import pay.integrity.BooksCheck;
import platform.id.Tsid;

/** What must hold: after every step, and when nothing goes wrong any more and everything has come to its end. */
final class Oracles {
    static final Set<String> FINAL_PAYMENTS = Set.of("CANCELED", "ABORTED", "EXPIRED");
    /** Each must find nothing, at any time. */
    private static final Map<String, String> ALWAYS = Map.ofEntries(Map.entry("each currency sums to zero", """
            select a.currency from pay_account a join pay_balance b on b.account_id = a.id group by a.currency
            having sum(b.credit_posted) <> sum(b.debit_posted) or sum(b.credit_pending) <> sum(b.debit_pending)"""),
            Map.entry("balance = movements",
                    """
                            select a.id from pay_account a
                            join (select account_id, sum(debit_posted) dp, sum(credit_posted) cp, sum(debit_pending) dh, sum(credit_pending) ch
                                from pay_balance group by account_id) b on b.account_id = a.id
                            where b.dp <> (select coalesce(sum(m.amount), 0) from pay_movement m
                                    where m.debit_account = a.id and m.phase in ('POSTED', 'CAPTURE'))
                                or b.cp <> (select coalesce(sum(m.amount), 0) from pay_movement m
                                    where m.credit_account = a.id and m.phase in ('POSTED', 'CAPTURE'))
                                or b.dh <> (select coalesce(sum(m.amount), 0) from pay_movement m where m.debit_account = a.id
                                    and m.phase = 'HOLD' and not exists (select 1 from pay_movement r where r.resolves = m.id))
                                or b.ch <> (select coalesce(sum(m.amount), 0) from pay_movement m where m.credit_account = a.id
                                    and m.phase = 'HOLD' and not exists (select 1 from pay_movement r where r.resolves = m.id))"""),
            Map.entry("nothing is negative, pending included",
                    """
                            select a.id from pay_account a join pay_balance b on b.account_id = a.id
                            where a.kind in ('MEMBER_MONEY', 'MEMBER_POINTS', 'MERCHANT_PAYABLE', 'MERCHANT_PAYOUT', 'ORDER_ESCROW',
                                'PROGRAMME_BUDGET', 'PROMOTION_BUDGET', 'POINT_RESERVE', 'HELD_TRANSFERS')
                            group by a.id having sum(b.credit_posted) < sum(b.debit_posted) + sum(b.debit_pending)"""),
            Map.entry("a hold is resolved once, by no more than it is", """
                    select h.id from pay_movement h join pay_movement r on r.resolves = h.id
                    group by h.id, h.amount having count(*) > 1 or sum(r.amount) > h.amount"""),
            Map.entry("an order's payment gives back no more than it took", """
                    select p.id from pay_payment p join pay_tender t on t.payment_id = p.id
                    where t.refunded > t.captured or t.captured > p.amount"""),
            Map.entry("a merchant's payment gives back of each tender no more than it took", """
                    select payment_id from pay_easypay_approval where canceled > captured or captured > amount"""),
            Map.entry("nobody sends more than they may",
                    """
                            select sender from (select t.sender, date(timestampadd(hour, 9, t.sent_at)) day, sum(t.amount) total,
                                max(t.amount) most from pay_transfer t group by t.sender, day) sent
                            where total > 5000000 or most > 2000000"""),
            Map.entry("no wallet is fuller than it may be",
                    """
                            select a.owner from pay_account a join pay_balance b on b.account_id = a.id where a.kind = 'MEMBER_MONEY'
                            and b.credit_posted - b.debit_posted > 2000000"""),
            Map.entry("no more coupons than there are", """
                    select p.id from pay_promotion p join pay_coupon c on c.promotion_id = p.id
                    where p.kind = 'COUPON' group by p.id, p.stock having count(*) > p.stock"""));
    /** Each must find nothing once all is quiet. */
    private static final Map<String, String> AT_THE_END = Map.of("the bank's book says what ours says",
            """
                    select t.id from pay_bank_transfer t left join pay_sandbox_transfer s on s.request_id = t.id
                    where (t.status = 'DONE') <> (coalesce(s.outcome, '') = 'DONE') or t.status = 'DONE' and t.amount <> s.amount
                        or t.status not in ('DONE', 'REFUSED')
                    union all select s.request_id from pay_sandbox_transfer s left join pay_bank_transfer t on t.id = s.request_id
                    where s.outcome = 'DONE' and t.id is null""",
            "the card company's book says what ours says",
            """
                    select r.id from pay_card_request r left join pay_sandbox_charge s on s.request_id = r.id
                    where r.kind = 'CHARGE' and ((r.status = 'DONE') <> (coalesce(s.outcome, '') = 'DONE')
                        or r.status = 'DONE' and (r.amount <> s.amount or r.canceled <> s.canceled) or r.status not in ('DONE', 'REFUSED'))
                    union all select r.id from pay_card_request r left join pay_sandbox_cancel s on s.request_id = r.id
                    where r.kind = 'CANCEL' and ((r.status = 'DONE') <> (coalesce(s.outcome, '') = 'DONE') or r.status not in ('DONE', 'REFUSED'))
                    union all select s.request_id from pay_sandbox_charge s left join pay_card_request r on r.id = s.request_id
                    where s.outcome = 'DONE' and r.id is null""",
            "one payment has one charge at most", """
                    select p.id from pay_easypay_payment p
                    left join (select purpose_id, count(*) n, sum(s.amount - s.canceled) charged from pay_card_request r
                        join pay_sandbox_charge s on s.request_id = r.id and s.outcome = 'DONE' where r.kind = 'CHARGE'
                        group by purpose_id) c on c.purpose_id = p.id
                    left join pay_easypay_approval a on a.payment_id = p.id and a.kind = 'CARD'
                    where coalesce(c.n, 0) > 1 or coalesce(c.charged, 0) <> coalesce(a.captured - a.canceled, 0)""",
            "nothing is a person's turn", "select 1 from platform_event_dead_letter limit 1",
            "one answer to each refund", """
                    select r.id from pay_refund r where r.status = 'PENDING'""");

    private final World world;
    private final Turn.Memory memory;
    private final Map<String, Map<Long, String>> ended = new HashMap<>();

    Oracles(World world, Turn.Memory memory) {
        this.world = world;
        this.memory = memory;
    }

    /** After every step. */
    void always() {
        findNothing(ALWAYS);
        finalStatesStay();
    }

    private void findNothing(Map<String, String> oracles) {
        oracles.forEach((rule, sql) -> {
            List<Object> found = world.jdbc.queryForList(sql, Object.class);
            if (!found.isEmpty()) {
                throw new AssertionError("Not so: " + rule + ": " + found);
            }
        });
    }

    private void finalStatesStay() {
        stay("pay_payment", "status", "'APPROVED', 'CANCELED', 'EXPIRED'");
        stay("pay_easypay_payment", "state", "'CANCELED', 'ABORTED', 'EXPIRED'");
        stay("pay_transfer", "status", "'COMPLETED', 'CANCELED', 'RETURNED', 'REFUSED'");
        stay("pay_bank_transfer", "status", "'DONE', 'REFUSED'");
        stay("pay_card_request", "status", "'DONE', 'REFUSED'");
        stay("pay_money_request", "state", "'PAID', 'DECLINED', 'CANCELED', 'LAPSED', 'LEFT'");
        stay("pay_refund", "status", "'COMPLETED', 'FAILED'");
        stay("pay_dispute", "state", "'WON', 'LOST', 'ACCEPTED', 'LAPSED'");
    }

    private void stay(String table, String column, String finals) {
        Map<Long, String> now = new HashMap<>();
        world.jdbc.query("select id, " + column + " from " + table + " where " + column + " in (" + finals + ")",
                row -> {
                    now.put(row.getLong(1), row.getString(2));
                });
        ended.getOrDefault(table, Map.of()).forEach((id, state) -> {
            if (!state.equals(now.get(id))) {
                throw new AssertionError(table + " " + id + " was " + state + ", which is final");
            }
        });
        ended.put(table, now);
    }

    /** When nothing goes wrong any more, everybody has their answers, and time has passed. */
    void atTheEnd(Cast cast) {
        always();
        findNothing(AT_THE_END);
        // Nothing is sealed here: seals are noted outside of the database, which begins anew with each seed.
        var breaches = world.context.getBean(BooksCheck.class).run().stream()
                .filter(breach -> !breach.rule().name().equals("UNSEALED")).toList();
        if (!breaches.isEmpty()) {
            throw new AssertionError("The books: " + breaches);
        }
        everybodyHasWhatTheyShould(cast);
    }

    /** By what was agreed to, counted here. */
    private void everybodyHasWhatTheyShould(Cast cast) {
        Deal.Moved moved = new Deal.Moved();
        memory.deals().forEach(deal -> deal.count(world, moved));
        world.jdbc.query("select payer_id, amount from pay_dispute where payer_kind = 'MEMBER' and state in ('LOST',"
                + " 'ACCEPTED', 'LAPSED')", row -> {
                    moved.money(new Tsid(row.getLong(1)), row.getLong(2));
                });
        world.jdbc.query("select member_id, points from pay_point_movement where kind in ('EXPIRY', 'CASHBACK')",
                row -> {
                    moved.points(new Tsid(row.getLong(1)), row.getLong(2));
                });
        for (Tsid member : cast.members()) {
            same(member, "MEMBER_MONEY", moved.money().getOrDefault(member, 0L));
            same(member, "MEMBER_POINTS", moved.points().getOrDefault(member, 0L));
        }
    }

    private void same(Tsid member, String kind, long expected) {
        long found = world.number("select coalesce(sum(b.credit_posted - b.debit_posted), 0) from pay_account a"
                + " join pay_balance b on b.account_id = a.id where a.kind = ? and a.owner = ?", kind, member.value());
        if (found != expected) {
            throw new AssertionError(kind + " of " + member + ": " + found + ", should be " + expected);
        }
    }
}
