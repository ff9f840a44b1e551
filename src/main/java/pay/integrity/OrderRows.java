package pay.integrity;

import java.util.Map;

import static java.util.Map.entry;

/** What is wrong in the payments of commerce's orders by card, and in their refunds; the id of the payment, or the refund. */
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
                            select a.payment_id from pay_card_attempt a left join pay_card_request r on r.id = a.charge_id
                            left join pay_movement m on m.id = a.money_hold left join pay_movement n on n.resolves = a.money_hold
                            left join pay_movement p on p.id = a.points_hold left join pay_movement q on q.resolves = a.points_hold
                            left join pay_movement c on c.id = a.coupon_hold left join pay_movement d on d.resolves = a.coupon_hold
                            where coalesce(m.amount, 0) <> a.money or coalesce(p.amount, 0) <> a.points
                                or coalesce(c.amount, 0) <> a.coupon
                                or a.money > 0 and coalesce(n.phase, '')
                                    <> case r.status when 'DONE' then 'CAPTURE' when 'REFUSED' then 'RELEASE' else '' end
                                or a.points > 0 and coalesce(q.phase, '')
                                    <> case r.status when 'DONE' then 'CAPTURE' when 'REFUSED' then 'RELEASE' else '' end
                                or a.coupon > 0 and coalesce(d.phase, '')
                                    <> case r.status when 'DONE' then 'CAPTURE' when 'REFUSED' then 'RELEASE' else '' end
                            """),
            entry(Breach.Rule.ORDER_COUPON_DIFFERS_FROM_ITS_BUDGET,
                    """
                            select t.payment_id from pay_tender t join pay_payment p on p.id = t.payment_id
                            join pay_account e on e.kind = 'ORDER_ESCROW' and e.owner = p.order_id
                            where t.kind = 'COUPON' and (t.captured <> (select coalesce(sum(m.amount), 0) from pay_movement m
                                    join pay_account b on b.id = m.debit_account and b.kind = 'PROMOTION_BUDGET'
                                    where m.credit_account = e.id and m.phase in ('POSTED', 'CAPTURE'))
                                or t.refunded <> (select coalesce(sum(m.amount), 0) from pay_movement m
                                    join pay_account b on b.id = m.credit_account and b.kind = 'PROMOTION_BUDGET'
                                    where m.debit_account = e.id and m.phase = 'POSTED'))
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
