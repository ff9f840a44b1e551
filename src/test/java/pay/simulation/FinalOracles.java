package pay.simulation;

import java.util.Map;

import platform.id.Tsid;

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
            "one payment has one charge at most",
            """
                    select p.id from pay_easypay_payment p
                    left join (select purpose_id, count(*) n, sum(s.amount - s.canceled) charged from pay_card_request r
                        join pay_sandbox_charge s on s.request_id = r.id and s.outcome = 'DONE' where r.kind = 'CHARGE'
                        group by purpose_id) c on c.purpose_id = p.id
                    left join (select purpose_id, sum(amount) kept from pay_card_request where kind = 'CANCEL' and status = 'REFUSED'
                        group by purpose_id) k on k.purpose_id = p.id
                    left join pay_easypay_approval a on a.payment_id = p.id and a.kind = 'CARD'
                    where coalesce(c.n, 0) > 1
                        or coalesce(c.charged, 0) <> coalesce(a.captured - a.canceled, 0) + coalesce(k.kept, 0)""",
            "one order has one charge at most",
            """
                    select p.id from pay_payment p
                    left join (select purpose_id, count(*) n, sum(s.amount - s.canceled) charged from pay_card_request r
                        join pay_sandbox_charge s on s.request_id = r.id and s.outcome = 'DONE' where r.kind = 'CHARGE'
                        group by purpose_id) c on c.purpose_id = p.id
                    left join (select purpose_id, sum(amount) kept from pay_card_request where kind = 'CANCEL' and status = 'REFUSED'
                        group by purpose_id) k on k.purpose_id = p.id
                    left join pay_tender t on t.payment_id = p.id and t.kind = 'CARD'
                    where coalesce(c.n, 0) > 1
                        or coalesce(c.charged, 0) <> coalesce(t.captured - t.refunded, 0) + coalesce(k.kept, 0)""",
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
            "what was deposited whole and in time has paid",
            """
                    select v.payment_id from pay_virtual_account v
                    join pay_sandbox_deposit d on d.number = v.number and d.bank_code = v.bank_code and d.amount = v.amount
                        and d.deposited_at <= v.due_at
                    join (select id, amount from pay_payment where status = 'EXPIRED'
                        union all select id, amount from pay_easypay_payment where state = 'EXPIRED') p
                        on p.id = v.payment_id and p.amount = v.amount""",
            "the daily files differ in nothing but what is not owed",
            """
                    select d.id from pay_recon_difference d join pay_recon_file f on f.id = d.file_id and f.status = 'CURRENT'
                    where d.status in ('WAITING', 'OPEN') and d.kind not in ('PAYOUT', 'FEE')""",
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
        Oracles.findNothing(world, ReceiptMoves.AT_THE_END);
        Oracles.theBooksAreRight(world);
        everybodyHasWhatTheyShould();
        theCardCompanyOwesWhatItSays();
        cast.merchants().forEach(merchant -> new SettlementOracle(world, merchant.id.value()).hold());
    }

    /** By what was agreed to, counted here. */
    private void everybodyHasWhatTheyShould() {
        Deal.Moved moved = new Deal.Moved();
        memory.deals().forEach(deal -> deal.count(world, moved));
        filledByItself(moved);
        world.jdbc.query("select t.member_id, s.amount from pay_sandbox_transfer s join pay_bank_transfer t on t.id ="
                + " s.request_id where s.outcome = 'DONE' and t.purpose in ('REFUND', 'PAYMENT_CANCEL', 'LOAN', 'LEAVING')",
                row -> {
                    moved.money(new Tsid(row.getLong(1)), -row.getLong(2));
                });
        // What a card company does not take back its member gets in money.
        world.jdbc.query("select member_id, amount from pay_card_request where kind = 'CANCEL' and status = 'REFUSED'",
                row -> {
                    moved.money(new Tsid(row.getLong(1)), row.getLong(2));
                });
        world.jdbc.query("select payer_id, amount from pay_dispute where payer_kind = 'MEMBER' and state in ('LOST',"
                + " 'ACCEPTED', 'LAPSED')", row -> {
                    moved.money(new Tsid(row.getLong(1)), row.getLong(2));
                });
        // What they had spent of points for what came back is taken off that.
        world.jdbc.query("select c.member_id, r.won from pay_cashback_return r join pay_cashback c on c.payment_id ="
                + " r.payment_id", row -> {
                    moved.money(new Tsid(row.getLong(1)), -row.getLong(2));
                });
        world.jdbc.query("select member_id, points from pay_point_movement where kind in ('EXPIRY', 'CASHBACK',"
                + " 'CASHBACK_RETURN')",
                row -> {
                    moved.points(new Tsid(row.getLong(1)), row.getLong(2));
                });
        for (Tsid member : cast.members()) {
            boolean left = hasLeft(member.value());
            long money = moved.money().getOrDefault(member, 0L);
            same(member, "MEMBER_MONEY", left ? 0 : money);
            same(member, "UNCLAIMED", left ? money : 0);
            same(member, "MEMBER_POINTS", left ? 0 : moved.points().getOrDefault(member, 0L));
        }
    }

    /** Top-ups that nobody asked for by hand, as the bank has them. */
    private void filledByItself(Deal.Moved moved) {
        world.jdbc.query("select t.id, t.member_id, s.amount from pay_sandbox_transfer s join pay_bank_transfer t"
                + " on t.id = s.request_id where s.outcome = 'DONE' and t.purpose = 'TOP_UP'", row -> {
                    boolean chosen = world.number("select count(*) from pay_auto_top_up where member_id = ?",
                            row.getLong(2)) > 0 || hasLeft(row.getLong(2));
                    if (!moved.atBank().contains(row.getLong(1)) && chosen) {
                        moved.money(new Tsid(row.getLong(2)), row.getLong(3));
                    }
                });
    }

    private boolean hasLeft(long member) {
        return world.number("select count(*) from pay_wallet where member_id = ? and status = 'CLOSED'", member) > 0;
    }

    private void theCardCompanyOwesWhatItSays() {
        long owes = world
                .number("select coalesce(sum(amount - canceled), 0) from pay_sandbox_charge where outcome = 'DONE'")
                - world.number("select coalesce(sum(amount), 0) from pay_chargeback where state = 'LOST'")
                - world.number("select coalesce(sum(amount), 0) from pay_card_payout");
        if (CompanyMoves.owed(world) != owes) {
            throw new AssertionError("The card company owes " + owes + ", by our books " + CompanyMoves.owed(world));
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
