package pay.integrity;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import pay.seal.LedgerCheck;

import static java.util.Map.entry;

/**
 * Holds the books against themselves: everything that stands in two places must say the same in both. Reads snapshots, so
 * it can run on a live system.
 */
@Component
public class BooksCheck {
    private static final Map<Breach.Rule, String> WRONG_ROWS = Map.ofEntries(
            entry(Breach.Rule.WALLET_LIST_DIFFERS_FROM_BALANCE,
                    """
                            select w.member_id from pay_wallet w join pay_balance b on b.account_id = w.account_id
                            left join (select member_id, count(*) n, max(sequence) newest, sum(amount) total from pay_wallet_movement
                                group by member_id) l on l.member_id = w.member_id
                            where b.postings <> coalesce(l.n, 0) or b.postings <> coalesce(l.newest, 0)
                                or b.credit_posted - b.debit_posted <> coalesce(l.total, 0)
                            """),
            entry(Breach.Rule.ESCROW_DIFFERS_FROM_TENDERS, """
                    select p.id from pay_payment p
                    join (select payment_id, sum(captured - refunded) kept from pay_tender group by payment_id) t
                        on t.payment_id = p.id
                    join pay_account a on a.kind = 'ORDER_ESCROW' and a.owner = p.order_id
                    join pay_balance b on b.account_id = a.id
                    left join (select order_id, sum(escrow) left_it from pay_seller_credit group by order_id) c
                        on c.order_id = p.order_id
                    left join (select order_id, sum(interest) added from pay_refund where status <> 'FAILED'
                        group by order_id) r on r.order_id = p.order_id
                    where b.credit_posted - b.debit_posted - b.debit_pending
                        <> t.kept - coalesce(c.left_it, 0) - coalesce(r.added, 0)
                    """), entry(Breach.Rule.APPROVED_WITHOUT_ITS_MONEY, """
                    select p.id from pay_payment p
                    left join (select payment_id, sum(captured) captured from pay_tender group by payment_id) t
                        on t.payment_id = p.id
                    where case when p.status = 'APPROVED' then p.amount else 0 end <> coalesce(t.captured, 0)
                    """), entry(Breach.Rule.JOURNAL_WITHOUT_MOVEMENTS,
                    """
                            select j.id from pay_journal j where not exists (select 1 from pay_movement m where m.journal_id = j.id)
                            """),
            entry(Breach.Rule.CLOSED_WALLET_WITH_MONEY,
                    """
                            select w.member_id from pay_wallet w join pay_balance b on b.account_id = w.account_id
                            where w.status = 'CLOSED' and w.suspense_account is null and b.credit_posted - b.debit_posted - b.debit_pending <> 0
                            """),
            entry(Breach.Rule.ACCOUNT_LINKED_TO_CLOSED_WALLET, """
                    select a.id from pay_bank_account a join pay_wallet w on w.member_id = a.member_id
                    where w.status = 'CLOSED' and a.status = 'LINKED'
                    """),
            entry(Breach.Rule.TRANSFER_DIFFERS_FROM_ITS_HOLD,
                    """
                            select t.id from pay_bank_transfer t left join pay_movement r on r.resolves = t.hold
                            where t.amount <> (select h.amount from pay_movement h where h.id = t.hold)
                                or coalesce(r.phase, '') <> case t.status when 'REFUSED' then 'RELEASE' when 'DONE' then
                                    case when t.purpose = 'TOP_UP' and exists (select 1 from pay_movement c
                                        join pay_suspended_credit s on s.movement_id = c.id
                                        where c.journal_id = r.journal_id and c.amount = t.amount) then 'RELEASE' else 'CAPTURE' end
                                    else '' end
                            """),
            entry(Breach.Rule.MEMBER_TRANSFER_DIFFERS_FROM_ITS_JOURNAL,
                    """
                            select t.id from pay_transfer t
                            left join pay_held_transfer w on w.transfer_id = t.id
                            left join pay_movement h on h.id = w.hold and h.phase = 'HOLD' and h.amount = t.amount
                                and not exists (select 1 from pay_movement r where r.resolves = h.id)
                            where (t.status = 'HELD') <> (w.transfer_id is not null) or (t.status = 'HELD') <> (h.id is not null)
                                or (t.status = 'COMPLETED') <> exists (select 1 from pay_journal j
                                    join pay_movement m on m.journal_id = j.id and m.amount = t.amount
                                    join pay_account r on r.id = m.credit_account and r.owner = t.recipient
                                        and r.kind in ('MEMBER_MONEY', 'SUSPENSE')
                                    where j.kind in ('TRANSFER', 'TRANSFER_ACCEPTED', 'TRANSFER_RELEASED') and j.reference = cast(t.id as char))
                            """),
            entry(Breach.Rule.FREEZE_DIFFERS_FROM_LEDGER,
                    """
                            select w.member_id from pay_wallet w
                            where (w.suspense_account is null) = exists (select 1 from pay_freeze f
                                where f.subject = 'WALLET' and f.owner = w.member_id and f.standing = 1)
                            union all select a.owner from pay_account a join pay_balance b on b.account_id = a.id
                            where a.kind in ('MEMBER_MONEY', 'MEMBER_POINTS', 'MERCHANT_PAYOUT')
                                and (b.guard = 'FROZEN') <> exists (select 1 from pay_freeze f where f.owner = a.owner and f.standing = 1
                                    and f.subject = case a.kind when 'MERCHANT_PAYOUT' then 'PAYABLE' else 'WALLET' end)
                            """),
            entry(Breach.Rule.REVIEW_DIFFERS_FROM_ITS_HOLD,
                    """
                            select v.id from pay_review v
                            left join pay_movement h on h.id = v.hold and h.phase = 'HOLD' and h.amount = v.amount
                            left join pay_movement r on r.resolves = v.hold
                            left join pay_transfer t on t.id = v.id
                            left join pay_bank_transfer b on b.id = v.id
                            where v.way <> 'PAYMENT' and (h.id is null or (v.state = 'OPEN') <> (coalesce(t.status, b.status, '') = 'HELD_FOR_REVIEW')
                                or v.state = 'OPEN' and r.id is not null
                                or v.state in ('REFUSED', 'CANCELED', 'LAPSED') and coalesce(r.phase, '') <> 'RELEASE'
                                or v.state = 'RELEASED' and t.id is not null and r.id is null)
                            union all select t.id from pay_transfer t left join pay_review v on v.id = t.id
                            where t.status = 'HELD_FOR_REVIEW' and v.id is null
                            """),
            entry(Breach.Rule.SUSPENSE_DIFFERS_FROM_CREDITS,
                    """
                            select a.owner from pay_account a join pay_balance b on b.account_id = a.id
                            left join (select member_id, sum(amount) kept from pay_suspended_credit where outcome is null
                                group by member_id) s on s.member_id = a.owner
                            left join pay_wallet w on w.member_id = a.owner
                            where a.kind = 'SUSPENSE' and a.owner <> 0 and (b.credit_posted - b.debit_posted <> coalesce(s.kept, 0)
                                or s.kept is not null and w.suspense_account is null
                                    and not exists (select 1 from pay_suspense_release r where r.member_id = a.owner))
                            """),
            entry(Breach.Rule.SUSPENSE_DIFFERS_FROM_DEPOSITS,
                    """
                            select 0 from (select coalesce(sum(b.credit_posted - b.debit_posted), 0) lies from pay_account a
                                join pay_balance b on b.account_id = a.id where a.kind = 'SUSPENSE' and a.owner = 0) s
                            where s.lies <> (select coalesce(sum(amount), 0) from pay_deposit where state in ('KEPT', 'RETURNING'))
                            """),
            entry(Breach.Rule.HELD_TRANSFERS_LEFT_SOMETHING, """
                    select 0 from pay_balance b join pay_account a on a.id = b.account_id
                    where a.kind = 'HELD_TRANSFERS' having sum(b.debit_posted) <> sum(b.credit_posted)
                    """),
            entry(Breach.Rule.PAID_REQUEST_WITHOUT_ITS_TRANSFER, """
                    select r.id from pay_money_request r
                    left join pay_transfer t on t.id = r.transfer_id and t.status = 'COMPLETED'
                        and t.amount = r.amount and t.sender = r.asked and t.recipient = r.asker
                    where r.state = 'PAID' and t.id is null
                    """),
            entry(Breach.Rule.SENT_DAY_WITHOUT_ITS_TRANSFER, """
                    select e.schedule_id from pay_scheduled_execution e
                    join pay_scheduled_transfer s on s.id = e.schedule_id
                    left join pay_transfer t on t.id = e.transfer_id and t.sender = s.member_id and t.amount = s.amount
                    left join pay_bank_transfer b on b.id = e.withdrawal_id and b.purpose = 'WITHDRAWAL'
                        and b.member_id = s.member_id and b.amount = s.amount
                    where e.status = 'SENT' and t.id is null and coalesce(b.status, '') <> 'DONE'
                        or e.status = 'SENDING' and coalesce(b.status, 'DONE') in ('DONE', 'REFUSED')
                    """),
            entry(Breach.Rule.BILL_DIFFERS_FROM_ITS_SHARES, """
                    select b.id from pay_split_bill b left join pay_money_request r on r.split_bill_id = b.id
                    group by b.id, b.total, b.own_share having b.total <> b.own_share + coalesce(sum(r.amount), 0)
                    """),
            entry(Breach.Rule.POINTS_DIFFER_FROM_RESERVE,
                    """
                            select 0 from (select sum(case when a.kind = 'MEMBER_POINTS' then b.credit_posted - b.debit_posted else 0 end) held,
                                    sum(case when a.kind = 'POINT_RESERVE' then b.credit_posted - b.debit_posted else 0 end) reserved
                                from pay_balance b join pay_account a on a.id = b.account_id) points
                            where held <> reserved
                            """),
            entry(Breach.Rule.LOTS_DIFFER_FROM_POINTS, """
                    select p.owner
                    from (select a.owner, b.credit_posted - b.debit_posted points from pay_account a
                        join pay_balance b on b.account_id = a.id where a.kind = 'MEMBER_POINTS') p
                    left join (select member_id, sum(remaining) points from pay_point_lot group by member_id) l
                        on l.member_id = p.owner
                    where p.points <> coalesce(l.points, 0)
                    """), entry(Breach.Rule.POINT_LIST_DIFFERS_FROM_POINTS,
                    """
                            select a.owner from pay_account a join pay_balance b on b.account_id = a.id
                            left join (select member_id, count(*) n, max(sequence) newest, sum(points) total from pay_point_movement
                                group by member_id) l on l.member_id = a.owner
                            where a.kind = 'MEMBER_POINTS' and (b.postings <> coalesce(l.n, 0)
                                or b.postings <> coalesce(l.newest, 0) or b.credit_posted - b.debit_posted <> coalesce(l.total, 0))
                            """),
            entry(Breach.Rule.CARD_CHARGE_DIFFERS_FROM_ITS_CANCELS, """
                    select r.id from pay_card_request r
                    left join (select charge_id, sum(amount) canceled from pay_card_request
                        where kind = 'CANCEL' and status <> 'REFUSED' group by charge_id) c on c.charge_id = r.id
                    where r.kind = 'CHARGE' and r.canceled <> coalesce(c.canceled, 0)
                    """),
            entry(Breach.Rule.DEPOSIT_DIFFERS_FROM_ITS_RETURN, """
                    select d.id from pay_deposit d
                    left join pay_bank_transfer t on t.id = (select max(r.id) from pay_bank_transfer r
                        where r.purpose = 'DEPOSIT_RETURN' and r.purpose_id = d.id)
                    where (d.state = 'RETURNED') <> (coalesce(t.status, '') = 'DONE')
                        or (d.state = 'RETURNING') <> (coalesce(t.status, '') in ('WAITING', 'SENT', 'UNKNOWN'))
                    """),
            entry(Breach.Rule.LOAN_DIFFERS_FROM_ITS_JOURNAL, """
                    select d.loan_id from pay_disbursement d
                    left join pay_journal j on j.kind = 'LOAN_HANDED_OVER' and j.reference = cast(d.loan_id as char)
                    left join pay_movement m on m.journal_id = j.id and m.debit_account = 1
                    where coalesce(m.amount, 0) <> case when d.status = 'FAILED' then 0 else d.amount end
                    """), entry(Breach.Rule.REPAYMENT_DIFFERS_FROM_ITS_JOURNAL, """
                    select r.id from pay_loan_repayment r
                    left join pay_journal j on j.kind = 'LOAN_REPAYMENT' and j.reference = cast(r.id as char)
                    left join pay_movement m on m.journal_id = j.id
                    where coalesce(m.amount, 0) <> r.collected
                    """),
            entry(Breach.Rule.SETTLEMENT_DIFFERS_FROM_ITS_LINES,
                    """
                            select s.id from pay_settlement s
                            left join pay_sale_line l on l.merchant_id = s.merchant_id and l.sold_on between s.from_on and s.until_on
                            group by s.id, s.sales, s.cancels, s.disputes, s.fees, s.vat
                            having s.sales <> coalesce(sum(if(l.kind = 'SALE', l.amount, 0)), 0)
                                or s.cancels <> coalesce(sum(if(l.kind = 'CANCEL', l.amount, 0)), 0)
                                or s.disputes <> coalesce(sum(if(l.kind = 'DISPUTE', l.amount, 0)), 0)
                                or s.fees <> coalesce(sum(l.fee), 0) or s.vat <> coalesce(sum(l.vat), 0)
                            """),
            entry(Breach.Rule.PAYOUTS_DIFFER_FROM_THEIR_ACCOUNT,
                    """
                            select a.owner from pay_account a join pay_balance b on b.account_id = a.id
                            left join (select merchant_id, sum(payout) waiting from pay_settlement where status in ('DUE', 'SENT')
                                group by merchant_id) s on s.merchant_id = a.owner
                            where a.kind = 'MERCHANT_PAYOUT' and b.credit_posted - b.debit_posted <> coalesce(s.waiting, 0)
                            """),
            entry(Breach.Rule.MERCHANT_IS_OWED_SOMETHING_ELSE,
                    """
                            select s.merchant_id from pay_settlement_account s
                            left join (select a.owner, sum(b.credit_posted - b.debit_posted - b.debit_pending) owed from pay_account a
                                join pay_balance b on b.account_id = a.id
                                where a.kind in ('MERCHANT_PAYABLE', 'MERCHANT_RECEIVABLE') group by a.owner) p
                                on p.owner = s.merchant_id
                            -- A cancel's line is there from when it is asked for, a dispute's from when it is lost.
                            left join (select merchant_id, sum(amount) held from pay_dispute where state in ('OPEN', 'IN_REVIEW')
                                group by merchant_id) d on d.merchant_id = s.merchant_id
                            where coalesce(p.owed, 0) + coalesce(d.held, 0) <> s.carried + coalesce((select sum(l.amount) from pay_sale_line l
                                where l.merchant_id = s.merchant_id and l.sold_on > s.settled_until), 0)
                            """));
    private static final int MOST = 100;

    private final JdbcClient jdbc;

    private final LedgerCheck ledger;
    private final TransactionTemplate snapshot;

    BooksCheck(JdbcClient jdbc, LedgerCheck ledger, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.ledger = ledger;
        this.snapshot = new TransactionTemplate(transactions);
        snapshot.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        snapshot.setReadOnly(true);
    }

    /** What is wrong, at most 100 rows of each kind; empty when the books are right. */
    public List<Breach> run() {
        return run(_ -> {
        });
    }

    /**
     * The same.
     *
     * @param progress is told what is looked at next
     */
    List<Breach> run(Consumer<String> progress) {
        List<Breach> breaches = new ArrayList<>();
        progress.accept("LEDGER");
        ledger.run().findings().forEach(
                finding -> breaches.add(new Breach(Breach.Rule.valueOf(finding.kind().name()), finding.id())));
        snapshot.executeWithoutResult(status -> lookForWrongRows(breaches, progress));
        return breaches;
    }

    private void lookForWrongRows(List<Breach> breaches, Consumer<String> progress) {
        Stream.of(WRONG_ROWS, OrderRows.WRONG, EasypayRows.WRONG, StatementRows.WRONG, SellerRows.WRONG)
                .forEach(rows -> rows.forEach((rule, wrongRows) -> {
                    progress.accept(rule.name());
                    jdbc.sql(wrongRows + " limit " + MOST).query(Long.class).list()
                            .forEach(id -> breaches.add(new Breach(rule, id)));
                }));
    }
}
