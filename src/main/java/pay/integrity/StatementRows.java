package pay.integrity;

import java.util.Map;

/** Finds what is wrong about cash receipts, adjustments of settlements and what card companies paid. */
final class StatementRows {
    static final Map<Breach.Rule, String> WRONG = Map.of(Breach.Rule.CASH_RECEIPT_DIFFERS_FROM_ITS_PAYMENT,
            """
                    select p.id from pay_easypay_payment p
                    left join (select payment_id, sum(captured) captured, sum(canceled) canceled
                        from pay_easypay_approval where kind in ('MONEY', 'VIRTUAL_ACCOUNT') group by payment_id) a
                        on a.payment_id = p.id
                    left join (select payment_id, sum(case kind when 'ISSUE' then amount else -amount end) amount,
                            sum(case kind when 'ISSUE' then tax_free else -tax_free end) tax_free,
                            sum(case kind when 'ISSUE' then vat else -vat end) vat
                        from pay_cash_receipt group by payment_id) r on r.payment_id = p.id
                    left join (select payment_id, sum(amount) amount from pay_dispute
                        where payer_kind = 'MEMBER' and state in ('LOST', 'ACCEPTED', 'LAPSED') group by payment_id) d
                        on d.payment_id = p.id
                    where r.payment_id is null and p.receipt_type is not null and a.captured > 0
                        or r.payment_id is not null and (r.amount <> coalesce(a.captured - a.canceled, 0)
                                - coalesce(d.amount, 0) or r.tax_free not between 0 and r.amount
                            or r.vat <> r.amount - r.tax_free - ((r.amount - r.tax_free) * 20 + 11) div 22)
                    """, Breach.Rule.CASH_RECEIPTS_HAVE_A_GAP, """
                    select cast(date_format(d.day, '%Y%m%d') as signed) from pay_cash_receipt_day d
                    left join (select live, issued_on, count(*) n, max(number) last from pay_cash_receipt
                        group by live, issued_on) r on r.live = d.live and r.issued_on = d.day
                    where coalesce(r.n, 0) <> d.last or coalesce(r.last, 0) <> d.last
                    """, Breach.Rule.SETTLEMENT_DIFFERS_FROM_ITS_ADJUSTMENTS, """
                    select s.id from pay_settlement s
                    left join (select settlement_id, sum(amount) amount from pay_settlement_adjustment
                        where settlement_id is not null group by settlement_id) a on a.settlement_id = s.id
                    where s.adjustments <> coalesce(a.amount, 0)
                    union all select a.id from pay_settlement_adjustment a where a.settlement_id is not null
                        and not exists (select 1 from pay_journal j join pay_movement m on m.journal_id = j.id
                            where j.kind = 'SETTLEMENT_ADJUSTMENT' and j.reference = cast(a.id as char)
                                and m.amount = abs(a.amount))
                    """, Breach.Rule.CARD_PAYOUT_DIFFERS_FROM_ITS_JOURNAL,
            """
                    select p.file_key from pay_card_payout p
                    left join pay_journal j on j.kind = concat('CARD_', p.kind) and j.reference = cast(p.file_key as char)
                    left join pay_movement m on m.journal_id = j.id
                    left join pay_account d on d.id = m.debit_account
                    left join pay_account c on c.id = m.credit_account
                    where coalesce(m.amount, 0) <> p.amount or c.kind <> 'CARD_COMPANY'
                        or c.owner <> conv(p.company, 36, 10)
                        or d.kind <> if(p.kind = 'PAYOUT', 'BANK', 'HOUSE_COSTS')
                    """);

    private StatementRows() {}
}
