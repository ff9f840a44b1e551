-- What a refund brings the member beside what was captured, out of its seller's pocket, because it came late.
alter table pay_refund add column interest bigint not null default 0,
    add constraint ck_pay_refund_interest check (interest >= 0);
