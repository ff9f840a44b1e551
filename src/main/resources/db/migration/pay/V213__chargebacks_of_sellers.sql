-- What a lost chargeback costs comes out of the order's escrow and of the seller that it is about, as far as commerce says so.
-- allows CHECK pay_seller_credit.ck_pay_seller_credit_signs: the release before writes what it did, and reads the sums alone
alter table pay_seller_credit drop constraint ck_pay_seller_credit_signs;
alter table pay_seller_credit
    add constraint ck_pay_seller_credit_signs check (
        kind = 'SALE' and source_id = item_id and escrow >= 0 and house >= 0 and fee >= 0 and vat >= 0
        or kind = 'FREIGHT' and escrow > 0 and seller = escrow
        or kind = 'CLAW_BACK' and escrow <= 0 and house <= 0 and fee <= 0 and vat <= 0
        or kind = 'CHARGEBACK' and source_id <> item_id and escrow >= 0 and house < 0 and fee >= 0 and vat >= 0 and seller <= 0
        or kind = 'ADJUSTMENT' and source_id = item_id and escrow = 0 and fee = 0 and vat = 0 and house = seller
            and seller <> 0);
