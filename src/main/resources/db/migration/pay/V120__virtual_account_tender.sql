-- A part of a merchant's payment may be deposited at a virtual account. One is ASKED from the approval on, with or without its number,
-- and WAITING once the merchant has confirmed: only then a deposit counts.
alter table pay_easypay_approval modify kind varchar(16) not null;
alter table pay_easypay_approval drop constraint ck_pay_easypay_approval_kind;
alter table pay_easypay_approval add constraint ck_pay_easypay_approval_kind
    check (kind in ('CARD', 'VIRTUAL_ACCOUNT', 'MONEY', 'COUPON', 'POINTS'));
