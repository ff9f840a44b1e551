package pay.integrity;

import java.util.Map;

import static java.util.Map.entry;

/** What is wrong in the payments of commerce's orders by card and by deposit, and in their refunds; the id of the payment, or the refund. */
final class OrderRows {
    static final Map<Breach.Rule, String> WRONG = Map.ofEntries(
            entry(Breach.Rule.ORDER_CARD_DIFFERS_FROM_ITS_CHARGE,
                    """
                            select p.id from pay_payment p left join pay_card_request r on r.id = p.charge_id
                            left join pay_tender t on t.payment_id = p.id and t.kind = 'CARD'
                            left join (select f.payment_id, sum(h.amount) amount from pay_refund_card c
                                join pay_refund f on f.id = c.refund_id join pay_movement h on h.id = c.hold
                                group by f.payment_id) b on b.payment_id = p.id
                            where case
                                    when p.status in ('UNKNOWN', 'CANCELING') then coalesce(r.status, 'DONE') in ('DONE', 'REFUSED')
                                    when t.payment_id is not null then coalesce(r.status, '') <> 'DONE' or r.amount <> t.captured
                                        or r.purpose <> 'ORDER' or r.purpose_id <> p.id
                                    else coalesce(r.status, 'REFUSED') <> 'REFUSED' end
                                or coalesce(t.refunded, 0) <> coalesce(b.amount, 0)
                            """),
            entry(Breach.Rule.ORDER_ATTEMPT_DIFFERS_FROM_ITS_HOLDS,
                    """
                            select a.payment_id from (
                                select k.payment_id, k.money, k.money_hold, k.points, k.points_hold, k.coupon, k.coupon_hold,
                                    case r.status when 'DONE' then 'CAPTURE' when 'REFUSED' then 'RELEASE' else '' end phase
                                from pay_card_attempt k left join pay_card_request r on r.id = k.charge_id
                                union all
                                select w.payment_id, w.money, w.money_hold, w.points, w.points_hold, w.coupon, w.coupon_hold,
                                    case p.status when 'APPROVED' then 'CAPTURE' when 'WAITING_FOR_DEPOSIT' then '' else 'RELEASE' end
                                from pay_awaited_deposit w join pay_payment p on p.id = w.payment_id) a
                            left join pay_movement m on m.id = a.money_hold left join pay_movement n on n.resolves = a.money_hold
                            left join pay_movement p on p.id = a.points_hold left join pay_movement q on q.resolves = a.points_hold
                            left join pay_movement c on c.id = a.coupon_hold left join pay_movement d on d.resolves = a.coupon_hold
                            where coalesce(m.amount, 0) <> a.money or coalesce(p.amount, 0) <> a.points
                                or coalesce(c.amount, 0) <> a.coupon
                                or a.money > 0 and coalesce(n.phase, '') <> a.phase
                                or a.points > 0 and coalesce(q.phase, '') <> a.phase
                                or a.coupon > 0 and coalesce(d.phase, '') <> a.phase
                            """),
            entry(Breach.Rule.ORDER_DEPOSIT_DIFFERS_FROM_ITS_ACCOUNT,
                    """
                            select w.payment_id from pay_awaited_deposit w join pay_payment p on p.id = w.payment_id
                            left join pay_virtual_account v on v.payment_id = p.id and v.purpose = 'ORDER'
                            left join pay_tender t on t.payment_id = p.id and t.kind = 'VIRTUAL_ACCOUNT'
                            left join (select virtual_account_id, count(*) deposits, sum(amount) amount from pay_deposit
                                where verdict = 'EXACT' group by virtual_account_id) d on d.virtual_account_id = v.id
                            where coalesce(v.amount, 0) + w.money + w.points + w.coupon <> p.amount
                                or case p.status when 'APPROVED' then v.state = 'PAID' and t.captured = v.amount
                                        and d.amount = v.amount and d.deposits = 1 and exists (select 1 from pay_journal j
                                            join pay_movement m on m.journal_id = j.id and m.phase = 'POSTED' and m.amount = v.amount
                                            join pay_account b on b.id = m.debit_account and b.kind = 'BANK'
                                            where j.kind = 'PAYMENT' and j.reference = cast(p.id as char))
                                    when 'WAITING_FOR_DEPOSIT' then v.state in ('ASKED', 'WAITING') and d.amount is null
                                    when 'CANCELED' then v.state = 'ENDED' and d.amount is null
                                    when 'EXPIRED' then v.state = 'ENDED' and d.amount is null end is not true
                            union all select t.payment_id from pay_tender t left join pay_awaited_deposit w on w.payment_id = t.payment_id
                            where t.kind = 'VIRTUAL_ACCOUNT' and w.payment_id is null
                            union all select v.payment_id from pay_virtual_account v
                            left join pay_awaited_deposit w on w.payment_id = v.payment_id
                            where v.purpose = 'ORDER' and w.payment_id is null
                            """),
            entry(Breach.Rule.ORDER_COUPON_DIFFERS_FROM_ITS_BUDGET,
                    """
                            select t.payment_id from pay_tender t join pay_payment p on p.id = t.payment_id
                            join pay_account e on e.kind = 'ORDER_ESCROW' and e.owner = p.order_id
                            where t.kind = 'COUPON' and (t.captured <> (select coalesce(sum(m.amount), 0) from pay_movement m
                                    join pay_account b on b.id = m.debit_account and b.kind = 'PROMOTION_BUDGET'
                                    where m.credit_account = e.id and m.phase in ('POSTED', 'CAPTURE'))
                                or t.refunded <> (select coalesce(sum(m.amount), 0) from pay_movement m
                                    join pay_journal j on j.id = m.journal_id and j.kind <> 'REFUND_CASHBACK'
                                    join pay_account b on b.id = m.credit_account and b.kind = 'PROMOTION_BUDGET'
                                    where m.debit_account = e.id and m.phase = 'POSTED'))
                            """),
            entry(Breach.Rule.ORDER_CASHBACK_DIFFERS_FROM_ITS_PAYMENT,
                    """
                            select c.payment_id from pay_cashback c
                            left join pay_payment p on p.id = c.payment_id and p.order_id = c.order_id and p.status = 'APPROVED'
                            left join pay_tender t on t.payment_id = p.id and t.kind = 'MONEY'
                            left join pay_movement h on h.id = c.hold left join pay_movement e on e.resolves = c.hold
                            left join (select payment_id, sum(money) money, sum(points) points from pay_cashback_item
                                group by payment_id) i on i.payment_id = c.payment_id
                            left join (select payment_id, sum(points + won) gone from pay_cashback_return
                                group by payment_id) r on r.payment_id = c.payment_id
                            where c.order_id is not null and (t.payment_id is null or c.paid <> coalesce(i.points, 0)
                                or (c.state = 'PROMISED') <> (e.id is null)
                                or if(c.state = 'PROMISED', h.amount, 0) + c.paid - coalesce(r.gone, 0) > c.points
                                or c.state = 'PROMISED' and coalesce(i.money, 0) - c.back >= t.captured - t.refunded)
                            union all select i.payment_id from pay_cashback_item i
                            left join pay_cashback c on c.payment_id = i.payment_id
                            left join pay_journal j on j.kind = 'POINTS_EARNED' and j.reference = cast(i.item_id as char)
                            where i.points <> coalesce((select sum(m.amount) from pay_movement m
                                join pay_account b on b.id = m.debit_account and b.kind = 'PROMOTION_BUDGET'
                                    and b.owner = c.promotion_id
                                where m.journal_id = j.id and m.phase = 'CAPTURE'), 0)
                            """),
            entry(Breach.Rule.CHARGEBACK_DIFFERS_FROM_ITS_JOURNAL,
                    """
                            select c.id from pay_chargeback c
                            left join pay_journal j on j.kind = 'CHARGEBACK_LOST' and j.reference = cast(c.id as char)
                            left join pay_movement m on m.journal_id = j.id
                            left join pay_account a on a.id = m.credit_account
                            where (c.state = 'LOST') <> (j.id is not null)
                                or j.id is not null and (m.amount <> c.amount or a.kind <> 'CARD_COMPANY' or a.owner <> c.company)
                            union all select c.id from pay_chargeback c
                            join pay_payment p on p.id = c.payment_id
                            left join pay_card_request r on r.id = p.charge_id and r.status = 'DONE'
                            where c.state <> 'WON' and coalesce(r.amount - r.canceled, 0) <
                                (select sum(o.amount) from pay_chargeback o where o.payment_id = c.payment_id and o.state <> 'WON')
                            """),
            entry(Breach.Rule.REFUND_DIFFERS_FROM_ITS_PARTS,
                    """
                            select c.refund_id from pay_refund_card c left join pay_card_request r on r.id = c.cancel_id
                            left join pay_movement h on h.id = c.hold left join pay_movement e on e.resolves = c.hold
                            where coalesce(h.amount, 0) <> coalesce(r.amount, -1) or coalesce(e.phase, '')
                                <> case r.status when 'DONE' then 'CAPTURE' when 'REFUSED' then 'RELEASE' else '' end
                            union all select f.id from pay_refund f where f.status = 'PENDING' and f.open_parts <>
                                (select count(*) from pay_refund_card c join pay_card_request r on r.id = c.cancel_id
                                    where c.refund_id = f.id and r.status not in ('DONE', 'REFUSED'))
                                + (select count(*) from pay_bank_transfer b where b.purpose = 'REFUND' and b.purpose_id = f.id
                                    and b.status not in ('DONE', 'REFUSED'))
                            """));

    private OrderRows() {}
}
