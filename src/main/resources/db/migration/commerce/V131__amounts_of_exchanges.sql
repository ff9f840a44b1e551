-- AND binds before OR: of an exchange nothing was checked. What it costs both ways is paid apart, and may be more than the goods.
alter table commerce_claim drop constraint commerce_claim_amounts;
alter table commerce_claim add constraint commerce_claim_amounts check (quantity > 0 and goods >= 0 and shipping >= 0
    and owed_freight >= 0 and back_freight >= 0 and interest >= 0
    and (owed_freight + back_freight <= goods + shipping or kind = 'EXCHANGE'));
