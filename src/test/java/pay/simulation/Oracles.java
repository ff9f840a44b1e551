package pay.simulation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import pay.integrity.BooksCheck;

/** What must hold after every step. */
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
            Map.entry("no wallet is fuller than it may be",
                    """
                            select a.owner from pay_account a join pay_balance b on b.account_id = a.id where a.kind = 'MEMBER_MONEY'
                            and b.credit_posted - b.debit_posted > 2000000"""),
            Map.entry("no more coupons than there are", """
                    select p.id from pay_promotion p join pay_coupon c on c.promotion_id = p.id
                    where p.kind = 'COUPON' group by p.id, p.stock having count(*) > p.stock"""));
    private final World world;
    private final Limits limits;
    private final Map<String, Map<Long, String>> ended = new HashMap<>();

    Oracles(World world, Cast cast) {
        this.world = world;
        this.limits = new Limits(world, cast);
    }

    /** After every step. */
    void always() {
        findNothing(world, ALWAYS);
        findNothing(world, ChargebackMoves.ALWAYS);
        findNothing(world, FreezeMoves.ALWAYS);
        findNothing(world, CashbackMoves.ALWAYS);
        limits.hold();
        finalStatesStay();
    }

    /** What stands in two places says the same in both, while answers are awaited too. */
    static void theBooksAreRight(World world) {
        // Nothing is sealed here: seals are noted outside of the database, which begins anew with each seed.
        var breaches = world.context.getBean(BooksCheck.class).run().stream()
                .filter(breach -> !breach.rule().name().equals("UNSEALED")).toList();
        if (!breaches.isEmpty()) {
            throw new AssertionError("The books: " + breaches);
        }
    }

    static void findNothing(World world, Map<String, String> oracles) {
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
        stay("pay_chargeback", "state", "'WON', 'LOST'");
        stay("pay_proposal", "state", "'APPROVED', 'REFUSED', 'EXPIRED'");
        stay("pay_review", "state", "'RELEASED', 'REFUSED', 'CANCELED', 'LAPSED'");
        stay("pay_virtual_account", "state", "'PAID', 'ENDED'");
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
}
