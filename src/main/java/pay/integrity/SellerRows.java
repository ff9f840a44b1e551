package pay.integrity;

import java.util.Map;

/** Finds what is wrong about the money of commerce's sellers. */
final class SellerRows {
    static final Map<Breach.Rule, String> WRONG = Map.of(Breach.Rule.SELLER_CREDIT_DIFFERS_FROM_ITS_JOURNAL, """
            select c.item_id from pay_seller_credit c
            left join pay_journal j on j.kind = concat('SELLER_', c.kind)
                and j.reference = concat(c.source_id, ':', c.item_id)
            left join pay_movement m on m.journal_id = j.id
            left join pay_account d on d.id = m.debit_account
            left join pay_account t on t.id = m.credit_account
            group by c.kind, c.source_id, c.item_id, c.order_id, c.seller_id, c.escrow, c.house, c.fee, c.vat, c.seller
            having c.escrow <> coalesce(sum(if(d.kind = 'ORDER_ESCROW' and d.owner = c.order_id, m.amount, 0)
                    - if(t.kind = 'ORDER_ESCROW' and t.owner = c.order_id, m.amount, 0)), 0)
                or c.house <> coalesce(sum(if(d.kind = 'HOUSE_COSTS', m.amount, 0)
                    - if(t.kind = 'HOUSE_COSTS', m.amount, 0)), 0)
                or c.fee <> coalesce(sum(if(t.kind = 'FEE_REVENUE', m.amount, 0)
                    - if(d.kind = 'FEE_REVENUE', m.amount, 0)), 0)
                or c.vat <> coalesce(sum(if(t.kind = 'VAT', m.amount, 0) - if(d.kind = 'VAT', m.amount, 0)), 0)
            """, Breach.Rule.SELLER_IS_OWED_SOMETHING_ELSE, """
            select o.owner from (select a.owner, sum(b.credit_posted - b.debit_posted) owed from pay_account a
                    join pay_balance b on b.account_id = a.id
                    where a.kind in ('SELLER_PAYABLE', 'SELLER_RECEIVABLE') group by a.owner) o
            left join (select seller_id, sum(seller) credited from pay_seller_credit group by seller_id) c
                on c.seller_id = o.owner
            left join (select seller_id, sum(amount) paid from pay_seller_payout where status = 'PAID'
                group by seller_id) p on p.seller_id = o.owner
            where o.owed <> coalesce(c.credited, 0) - coalesce(p.paid, 0)
            """, Breach.Rule.SELLER_PAYOUT_DIFFERS_FROM_ITS_TRANSFER, """
            select p.id from pay_seller_payout p
            left join pay_bank_transfer t on t.purpose = 'SELLER_PAYOUT' and t.purpose_id = p.id
            where coalesce(t.amount, p.amount) <> p.amount or case p.status
                when 'SENT' then coalesce(t.status, '') not in ('WAITING', 'SENT', 'UNKNOWN')
                when 'FAILED' then coalesce(t.status, 'REFUSED') <> 'REFUSED'
                else coalesce(t.status, '') <> 'DONE' end
            """);

    private SellerRows() {}
}
