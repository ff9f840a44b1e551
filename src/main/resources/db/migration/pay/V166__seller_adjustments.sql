-- What two operators of commerce add to a seller's settlement, or take away: Madang bears it, or gets it; no order has to do with it.
alter table pay_seller_credit drop constraint ck_pay_seller_credit_signs;
alter table pay_seller_credit modify order_id bigint null;
alter table pay_seller_credit
    add constraint ck_pay_seller_credit_order check ((order_id is null) = (kind = 'ADJUSTMENT')),
    add constraint ck_pay_seller_credit_signs check (
        kind = 'SALE' and source_id = item_id and escrow >= 0 and house >= 0 and fee >= 0 and vat >= 0
        or kind = 'FREIGHT' and escrow > 0 and seller = escrow
        or kind = 'CLAW_BACK' and escrow <= 0 and house <= 0 and fee <= 0 and vat <= 0
        or kind = 'ADJUSTMENT' and source_id = item_id and escrow = 0 and fee = 0 and vat = 0 and house = seller
            and seller <> 0);
