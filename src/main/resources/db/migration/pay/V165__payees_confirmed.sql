-- What a seller's people enter, an operator confirms before anything is paid out there; until then what was confirmed before stays
-- in use. Those of before it was asked count as confirmed, by nobody.
alter table pay_seller_payee
    add column status     varchar(10) not null default 'WAITING',
    add column decided_by bigint      null,
    add column decided_at datetime(6) null;
update pay_seller_payee set status = 'CONFIRMED', decided_at = entered_at;
alter table pay_seller_payee
    add constraint ck_pay_seller_payee_status check (status in ('WAITING', 'CONFIRMED', 'REFUSED', 'REPLACED')
        and (status = 'WAITING') = (decided_at is null) and (decided_by is null or decided_at is not null)
        and (status <> 'REFUSED' or decided_by is not null)
        and (decided_by is null or decided_by <> entered_by));
create index ix_pay_seller_payee_status on pay_seller_payee (status, id);
