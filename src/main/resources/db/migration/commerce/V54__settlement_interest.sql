-- A seller pays interest for money that went back to a buyer too late.
alter table commerce_settlement_line drop constraint commerce_settlement_line_signs;
alter table commerce_settlement_line add constraint commerce_settlement_line_signs check (
    kind = 'SALE' and amount > 0 and platform = 0 and source_id = item_id
    or kind in ('CLAW_BACK', 'INTEREST') and amount < 0 and platform = 0 and source_id <> item_id
    or kind = 'RETURN_FREIGHT' and amount > 0 and platform = 0 and source_id <> item_id
    or kind = 'SELLER_COUPON' and platform = 0 and (amount < 0) = (source_id = item_id)
    or kind = 'PLATFORM_COUPON' and amount = 0 and (platform < 0) = (source_id = item_id)
    or kind = 'SHIPPING' and platform = 0 and (amount > 0) = (source_id = item_id)
    or kind in ('SALES_FEE', 'PAYMENT_FEE', 'VAT') and platform = -amount and (amount < 0) = (source_id = item_id)
    or kind = 'ADJUSTMENT' and platform = -amount and amount <> 0);
