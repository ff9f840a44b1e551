package pay.simulation;

import java.util.Map;

import platform.id.Tsid;
import platform.security.IdentityTier;

/** What must hold when nothing goes wrong any more, everybody has their answers, and everything has come to its end. */
final class FinalOracles {
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
            "one order has one charge at most", """
                    select p.id from pay_payment p
                    left join (select purpose_id, count(*) n, sum(s.amount - s.canceled) charged from pay_card_request r
                        join pay_sandbox_charge s on s.request_id = r.id and s.outcome = 'DONE' where r.kind = 'CHARGE'
                        group by purpose_id) c on c.purpose_id = p.id
                    left join pay_tender t on t.payment_id = p.id and t.kind = 'CARD'
                    where coalesce(c.n, 0) > 1 or coalesce(c.charged, 0) <> coalesce(t.captured - t.refunded, 0)""",
            "a budget is what it was, less what payments have of it",
            """
                    select p.id from pay_promotion p join pay_account a on a.kind = 'PROMOTION_BUDGET' and a.owner = p.id
                    join pay_balance b on b.account_id = a.id
                    where p.kind <> 'CASHBACK' and b.debit_posted - b.credit_posted + (select sum(m.amount) from pay_movement m
                            join pay_journal j on j.id = m.journal_id and j.kind = 'PROMOTION_FUNDED' where m.credit_account = a.id)
                        <> (select coalesce(sum(v.captured - v.canceled), 0) from pay_coupon c join pay_easypay_approval v
                            on v.payment_id = c.payment_id and v.kind = 'COUPON' where c.promotion_id = p.id)
                        + (select coalesce(sum(t.captured - t.refunded), 0) from pay_coupon c join pay_tender t
                            on t.payment_id = c.payment_id and t.kind = 'COUPON' where c.promotion_id = p.id)
                        + (select coalesce(sum(m.amount), 0) from pay_movement m
                            join pay_journal j on j.id = m.journal_id and j.kind = 'PROMOTION_RETURNED' where m.debit_account = a.id)""",
            "nothing is a person's turn", "select 1 from platform_event_dead_letter limit 1",
            "one answer to each refund", """
                    select r.id from pay_refund r where r.status = 'PENDING'""",
            "one answer to each payout of a seller's", """
                    select p.id from pay_seller_payout p where p.status not in ('PAID', 'FAILED')""");

    private final World world;
    private final Turn.Memory memory;
    private final Cast cast;

    FinalOracles(World world, Turn.Memory memory, Cast cast) {
        this.world = world;
        this.memory = memory;
        this.cast = cast;
    }

    /** When nothing goes wrong any more, everybody has their answers, and time has passed. */
    void hold() {
        Oracles.findNothing(world, AT_THE_END);
        Oracles.theBooksAreRight(world);
        everybodyHasWhatTheyShould();
        nobodySentMoreThanTheyMay();
        cast.merchants().forEach(merchant -> new SettlementOracle(world, merchant.id.value()).hold());
    }

    /** By what was agreed to, counted here. */
    private void everybodyHasWhatTheyShould() {
        Deal.Moved moved = new Deal.Moved();
        memory.deals().forEach(deal -> deal.count(world, moved));
        filledByItself(moved);
        world.jdbc.query("select t.member_id, s.amount from pay_sandbox_transfer s join pay_bank_transfer t on t.id ="
                + " s.request_id where s.outcome = 'DONE' and t.purpose in ('REFUND', 'PAYMENT_CANCEL', 'LOAN')",
                row -> {
                    moved.money(new Tsid(row.getLong(1)), -row.getLong(2));
                });
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

    /** Top-ups that nobody asked for by hand, as the bank has them. */
    private void filledByItself(Deal.Moved moved) {
        world.jdbc.query("select t.id, t.member_id, s.amount from pay_sandbox_transfer s join pay_bank_transfer t"
                + " on t.id = s.request_id where s.outcome = 'DONE' and t.purpose = 'TOP_UP'", row -> {
                    boolean chosen = world.number("select count(*) from pay_auto_top_up where member_id = ?",
                            row.getLong(2)) > 0;
                    if (!moved.atBank().contains(row.getLong(1)) && chosen) {
                        moved.money(new Tsid(row.getLong(2)), row.getLong(3));
                    }
                });
    }

    private void same(Tsid member, String kind, long expected) {
        long found = world.number("select coalesce(sum(b.credit_posted - b.debit_posted), 0) from pay_account a"
                + " join pay_balance b on b.account_id = a.id where a.kind = ? and a.owner = ?", kind, member.value());
        if (found != expected) {
            throw new AssertionError(kind + " of " + member + ": " + found + ", should be " + expected);
        }
    }

    /** By tier: at once, on one day in Seoul, and in its month; what was taken back counts all the same, what a bank refused does not. */
    private void nobodySentMoreThanTheyMay() {
        for (Cast.Person person : cast.people()) {
            boolean named = person.member().caller().tier() == IdentityTier.REAL_NAME;
            String found = "select count(*) from (select sum(amount) total from (select amount, timestampadd(hour, 9, sent_at)"
                    + " day from pay_transfer where sender = ? union all select amount, counted_on from pay_bank_transfer"
                    + " where member_id = ? and counted_on is not null and (status = 'DONE' or refusal = 'REVIEW')) sent"
                    + " group by date_format(day, '%s') having total > ? or max(amount) > ?) more";
            long id = person.id().value();
            long day = world.number(found.formatted("%Y-%m-%d"), id, id, named ? 5_000_000 : 1_000_000,
                    named ? 2_000_000 : 500_000);
            long month = world.number(found.formatted("%Y-%m"), id, id, named ? 20_000_000 : 3_000_000,
                    named ? 2_000_000 : 500_000);
            if (day + month > 0) {
                throw new AssertionError(person.id() + " sent more than they may");
            }
        }
    }
}
