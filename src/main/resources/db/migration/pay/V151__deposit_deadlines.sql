-- Until when a merchant lets a deposit count: so many hours from the approval, or a time. Neither: as is usual.
alter table pay_easypay_payment
    add column deposit_hours smallint null,
    add column deposit_until datetime(6) null,
    add constraint ck_pay_easypay_payment_deposit check (deposit_hours is null or deposit_until is null);
