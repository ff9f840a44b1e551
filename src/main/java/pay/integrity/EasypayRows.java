package pay.integrity;

import java.util.Map;

import static java.util.Map.entry;

/** Finds what is wrong about merchants' payments. */
final class EasypayRows {
    static final Map<Breach.Rule, String> WRONG = Map.ofEntries(
            entry(Breach.Rule.MERCHANT_PAYMENT_DIFFERS_FROM_ITS_TENDERS, """
                    select p.id from pay_easypay_payment p
                    left join (select payment_id, sum(amount) amount, sum(captured) captured, sum(canceled) canceled
                        from pay_easypay_approval group by payment_id) a on a.payment_id = p.id
                    where coalesce(a.amount, p.amount) <> p.amount or coalesce(a.captured, 0) <> p.captured
                        or coalesce(a.canceled, 0) <> p.canceled
                    """),
            entry(Breach.Rule.MERCHANT_PAYMENT_DIFFERS_FROM_ITS_TRANSACTIONS, """
                    select p.id from pay_easypay_payment p
                    left join (select payment_id, sum(case when kind = 'PAYMENT' then amount else 0 end) captured,
                            sum(case when kind = 'PAYMENT' then tax_free else 0 end) captured_tax_free,
                            sum(case when kind = 'CANCEL' then amount else 0 end) canceled,
                            sum(case when kind = 'CANCEL' then tax_free else 0 end) canceled_tax_free
                        from pay_easypay_transaction group by payment_id) t on t.payment_id = p.id
                    where coalesce(t.captured, 0) <> p.captured or coalesce(t.canceled, 0) <> p.canceled
                        or coalesce(t.captured_tax_free, 0) <> p.captured_tax_free
                        or coalesce(t.canceled_tax_free, 0) <> p.canceled_tax_free
                    """),
            entry(Breach.Rule.TENDER_DIFFERS_FROM_ITS_HOLD,
                    """
                            select p.id from pay_easypay_payment p join pay_easypay_approval a on a.payment_id = p.id
                            left join pay_movement h on h.id = a.hold left join pay_movement r on r.resolves = a.hold
                            left join pay_account o on o.id = h.debit_account
                            where p.live and a.kind not in ('CARD', 'VIRTUAL_ACCOUNT') and (coalesce(h.phase, '') <> 'HOLD' or h.amount <> a.amount
                                or coalesce(r.phase, '') <> case when p.state in ('IN_PROGRESS', 'AUTHORIZED', 'UNKNOWN', 'WAITING_FOR_DEPOSIT') then ''
                                    when a.captured > 0 then 'CAPTURE' else 'RELEASE' end
                                or r.phase = 'CAPTURE' and r.amount <> a.captured
                                or o.kind <> case a.kind when 'MONEY' then 'MEMBER_MONEY' when 'POINTS' then 'MEMBER_POINTS'
                                    else 'PROMOTION_BUDGET' end
                                or a.kind <> 'COUPON' and o.owner <> p.member_id)
                            """),
            entry(Breach.Rule.CARD_PART_DIFFERS_FROM_ITS_CHARGE, """
                    select p.id from pay_easypay_approval a join pay_easypay_payment p on p.id = a.payment_id
                    left join pay_card_request r on r.id = a.charge_id
                    where p.live and a.kind = 'CARD' and (case
                            when p.state = 'UNKNOWN' then coalesce(r.status, 'DONE') in ('DONE', 'REFUSED')
                            when a.captured > 0 then coalesce(r.status, '') <> 'DONE' or r.amount <> a.captured
                            else coalesce(r.status, 'REFUSED') <> 'REFUSED' end
                        or a.canceled <> coalesce((select sum(h.amount) from pay_easypay_transaction t
                            join pay_easypay_card_cancel c on c.cancel_id = t.id join pay_movement h on h.id = c.hold
                            where t.payment_id = p.id), 0))
                    """),
            entry(Breach.Rule.CASHBACK_RETURN_DIFFERS_FROM_ITS_JOURNALS,
                    """
                            select r.payment_id from pay_cashback_return r left join (
                                select j.kind, j.reference, sum(m.amount) amount from pay_journal j
                                join pay_movement m on m.journal_id = j.id
                                join pay_account a on a.id = m.credit_account and a.kind = 'PROMOTION_BUDGET'
                                where j.kind in ('CASHBACK_TAKEN_BACK', 'EASYPAY_CANCEL_CASHBACK', 'DISPUTE_LOST', 'REFUND_CASHBACK')
                                group by j.kind, j.reference) j
                                on j.reference = cast(r.cancel_id as char)
                            group by r.cancel_id, r.payment_id, r.points, r.won
                            having coalesce(sum(if(j.kind = 'CASHBACK_TAKEN_BACK', j.amount, 0)), 0) <> r.points
                                or coalesce(sum(if(j.kind = 'CASHBACK_TAKEN_BACK', 0, j.amount)), 0) <> r.won
                            union all select c.payment_id from pay_cashback c where c.paid < (select coalesce(
                                sum(r.points + r.won), 0) from pay_cashback_return r where r.payment_id = c.payment_id)
                            """),
            entry(Breach.Rule.CANCEL_DIFFERS_FROM_ITS_JOURNALS,
                    """
                            select t.id from pay_easypay_transaction t
                            left join (select purpose_id, sum(amount) amount from pay_bank_transfer
                                where purpose = 'PAYMENT_CANCEL' and status <> 'REFUSED' group by purpose_id) b on b.purpose_id = t.id
                            where t.live and t.kind = 'CANCEL' and t.amount <> coalesce(b.amount, 0) + coalesce((
                                select h.amount from pay_easypay_card_cancel c join pay_movement h on h.id = c.hold
                                where c.cancel_id = t.id and not exists (select 1 from pay_movement r
                                    where r.resolves = h.id and r.phase = 'RELEASE')), 0) + coalesce((
                                select sum(m.amount) from pay_journal j join pay_movement m on m.journal_id = j.id and m.phase = 'POSTED'
                                join pay_account a on a.id = m.debit_account and a.kind = 'MERCHANT_PAYABLE' and a.owner = t.merchant_id
                                where j.kind in ('EASYPAY_CANCEL', 'EASYPAY_CANCEL_CASHBACK', 'EASYPAY_CANCEL_COUPON',
                                        'EASYPAY_CANCEL_IN_MONEY', 'EASYPAY_CANCEL_POINTS')
                                    and j.reference = cast(t.id as char)), 0) + coalesce((
                                select sum(m.amount) from pay_bank_transfer s
                                join pay_journal j on j.kind = 'EASYPAY_CANCEL_SENT_BACK' and j.reference = cast(s.id as char)
                                join pay_movement m on m.journal_id = j.id and m.phase = 'POSTED'
                                where s.purpose = 'PAYMENT_CANCEL' and s.purpose_id = t.id and s.status = 'REFUSED'), 0)
                            """),
            entry(Breach.Rule.DEPOSIT_PART_DIFFERS_FROM_ITS_ACCOUNT,
                    """
                            select p.id from pay_easypay_approval a join pay_easypay_payment p on p.id = a.payment_id
                            left join pay_virtual_account v on v.payment_id = p.id
                            left join (select virtual_account_id, count(*) deposits, sum(amount) amount from pay_deposit
                                where verdict = 'EXACT' group by virtual_account_id) d on d.virtual_account_id = v.id
                            where p.live and a.kind = 'VIRTUAL_ACCOUNT' and (coalesce(v.amount, 0) <> a.amount
                                or v.state <> case when a.captured > 0 then 'PAID' when p.state = 'IN_PROGRESS' then 'ASKED'
                                    when p.state = 'WAITING_FOR_DEPOSIT' then 'WAITING' else 'ENDED' end
                                or coalesce(d.amount, 0) <> a.captured or coalesce(d.deposits, 0) > 1
                                or a.captured > 0 and not exists (select 1 from pay_journal j
                                    join pay_movement m on m.journal_id = j.id and m.phase = 'POSTED' and m.amount = a.captured
                                    join pay_account b on b.id = m.debit_account and b.kind = 'BANK'
                                    where j.kind = 'EASYPAY_TAKEN' and j.reference = cast(p.id as char)))
                            """),
            entry(Breach.Rule.BILLING_CHARGE_DIFFERS_FROM_ITS_PAYMENT,
                    """
                            select c.id from pay_billing_charge c join pay_billing_agreement b on b.id = c.agreement_id
                            left join pay_easypay_payment p on p.id = c.payment_id
                            where c.amount > b.most_per_charge or p.amount <> c.amount
                                or (c.state = 'DONE') <> (coalesce(p.captured, 0) = c.amount) and c.state <> 'CHARGING'
                                or c.state in ('RETRYING', 'FAILED') and p.state <> 'ABORTED'
                            union all select max(c.id) from pay_billing_charge c
                            join pay_billing_agreement b on b.id = c.agreement_id where c.state in ('CHARGING', 'DONE')
                            group by c.agreement_id, c.month, b.most_per_month having sum(c.amount) > b.most_per_month
                            """),
            entry(Breach.Rule.HELD_LOTS_DIFFER_FROM_SPENDINGS, """
                    select l.grant_id from pay_point_lot l
                    left join (select grant_id, sum(held) held from pay_point_spending group by grant_id) s
                        on s.grant_id = l.grant_id
                    where l.held <> coalesce(s.held, 0)
                    """),
            entry(Breach.Rule.SPENT_LOTS_DIFFER_FROM_THEIR_PAYMENT,
                    """
                            select p.id from pay_easypay_approval a join pay_easypay_payment p on p.id = a.payment_id
                            left join (select spending_id, sum(held) held, sum(spent) spent, sum(returned) returned
                                from pay_point_spending group by spending_id) s on s.spending_id = p.id
                            where p.live and a.kind = 'POINTS' and (coalesce(s.spent, 0) <> a.captured
                                or coalesce(s.returned, 0) > a.canceled or coalesce(s.held, 0) <>
                                    case when p.state in ('IN_PROGRESS', 'AUTHORIZED', 'UNKNOWN', 'WAITING_FOR_DEPOSIT') then a.amount else 0 end)
                            union all select t.payment_id from pay_tender t
                            left join (select spending_id, sum(held) held, sum(spent) spent, sum(returned) returned
                                from pay_point_spending group by spending_id) s on s.spending_id = t.payment_id
                            where t.kind = 'POINTS' and (coalesce(s.spent, 0) <> t.captured
                                or coalesce(s.returned, 0) > t.refunded or coalesce(s.held, 0) <> 0)
                            """),
            entry(Breach.Rule.COUPON_DIFFERS_FROM_ITS_PAYMENT,
                    """
                            select a.payment_id from pay_easypay_approval a join pay_easypay_payment p on p.id = a.payment_id
                            left join pay_coupon c on c.payment_id = a.payment_id
                            where a.kind = 'COUPON' and coalesce(c.state, 'FREE') <> case
                                when p.state in ('IN_PROGRESS', 'AUTHORIZED', 'UNKNOWN', 'WAITING_FOR_DEPOSIT') then 'HELD'
                                when a.captured > 0 and p.state <> 'CANCELED' then 'USED' else 'FREE' end
                            union all select t.payment_id from pay_tender t left join pay_coupon c on c.payment_id = t.payment_id
                            where t.kind = 'COUPON' and coalesce(c.state, 'FREE') <> if((select sum(a.captured - a.refunded)
                                from pay_tender a where a.payment_id = t.payment_id) > 0, 'USED', 'FREE')
                            union all select p.id from pay_payment p join pay_card_attempt k on k.charge_id = p.charge_id and k.coupon > 0
                            left join pay_coupon c on c.payment_id = p.id
                            where p.status in ('UNKNOWN', 'CANCELING') and coalesce(c.state, 'FREE') <> 'HELD'
                            union all select p.id from pay_payment p join pay_awaited_deposit w on w.payment_id = p.id and w.coupon > 0
                            left join pay_coupon c on c.payment_id = p.id
                            where p.status = 'WAITING_FOR_DEPOSIT' and coalesce(c.state, 'FREE') <> 'HELD'
                            union all select c.payment_id from pay_coupon c left join pay_easypay_approval a
                                on a.payment_id = c.payment_id and a.kind = 'COUPON'
                            where c.payment_id is not null and a.payment_id is null
                                and not exists (select 1 from pay_tender t where t.payment_id = c.payment_id and t.kind = 'COUPON')
                                and not exists (select 1 from pay_payment p join pay_card_attempt k on k.charge_id = p.charge_id
                                    where p.id = c.payment_id and p.status in ('UNKNOWN', 'CANCELING') and k.coupon > 0)
                                and not exists (select 1 from pay_payment p join pay_awaited_deposit w on w.payment_id = p.id
                                    where p.id = c.payment_id and p.status = 'WAITING_FOR_DEPOSIT' and w.coupon > 0)
                            """),
            entry(Breach.Rule.CASHBACK_DIFFERS_FROM_ITS_HOLD,
                    """
                            select c.payment_id from pay_cashback c left join pay_movement r on r.resolves = c.hold
                            where c.order_id is null and (coalesce(r.phase, '') <> case c.state when 'PAID' then 'CAPTURE' when 'LOST' then 'RELEASE' else '' end
                                or r.phase = 'CAPTURE' and r.amount <> c.paid)
                            """));

    private EasypayRows() {}
}
