-- What the buyer gets beside the legs; told again with them.
alter table commerce_refund add column interest bigint not null default 0,
    add constraint commerce_refund_interest check (interest >= 0);

-- When its buyer found out that the goods are other than advertised, in their words.
alter table commerce_claim add column found_out_on date null;
