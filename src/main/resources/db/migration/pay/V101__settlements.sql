-- How far a merchant is settled, and whether their payouts wait.
create table pay_settlement_account (
    merchant_id   bigint       not null,
    settled_until date         not null default '2000-01-01',
    -- What earlier settlements left over: negative, the merchant owes it; positive, it could not be paid out yet.
    carried       bigint       not null default 0,
    held_at       datetime(6)  null,
    held_by       bigint       null,
    hold_reason   varchar(200) null,
    primary key (merchant_id),
    constraint ck_pay_settlement_account_hold check ((held_at is null) = (hold_reason is null)
        and (held_at is not null or held_by is null))
);
create index ix_pay_settlement_account_held on pay_settlement_account (held_at);

create table pay_settlement (
    id            bigint      not null,
    merchant_id   bigint      not null,
    from_on       date        not null,
    until_on      date        not null,
    cycle         varchar(7)  not null,
    sales         bigint      not null,
    sale_count    int         not null,
    cancels       bigint      not null,
    cancel_count  int         not null,
    disputes      bigint      not null,
    dispute_count int         not null,
    fees          bigint      not null,
    vat           bigint      not null,
    adjustments   bigint      not null,
    carried_in    bigint      not null,
    payout        bigint      not null,
    carried_out   bigint      not null,
    pay_on        date        not null,
    status        varchar(8)  not null,
    refusal       varchar(30) null,
    settled_at    datetime(6) not null,
    paid_at       datetime(6) null,
    primary key (id),
    -- A merchant's period is settled once.
    constraint uq_pay_settlement_period unique (merchant_id, until_on),
    constraint ck_pay_settlement_sum check (sales + cancels + disputes - fees + adjustments + carried_in
        = payout + carried_out),
    constraint ck_pay_settlement_signs check (sales >= 0 and cancels <= 0 and disputes <= 0 and payout >= 0),
    constraint ck_pay_settlement_status check (status in ('NONE', 'DUE', 'SENT', 'PAID', 'FAILED', 'RETURNED')
        and (payout = 0) = (status = 'NONE') and (status in ('PAID', 'RETURNED')) = (paid_at is not null)
        and (status = 'FAILED') = (refusal is not null))
);
create index ix_pay_settlement_merchant on pay_settlement (merchant_id, id);
create index ix_pay_settlement_status on pay_settlement (status, pay_on, id);

-- What an operator adds to or takes from what a merchant is paid; in the next settlement, once.
create table pay_settlement_adjustment (
    id            bigint       not null,
    merchant_id   bigint       not null,
    amount        bigint       not null,
    reason        varchar(200) not null,
    made_by       bigint       not null,
    made_at       datetime(6)  not null,
    settlement_id bigint       null,
    primary key (id),
    constraint ck_pay_settlement_adjustment_amount check (amount <> 0)
);
create index ix_pay_settlement_adjustment_open on pay_settlement_adjustment (settlement_id, merchant_id);

-- Small ids, since they are shared: balances are locked from the largest id to the smallest.
insert into pay_account (id, kind, owner, currency, created_at) values
    (40, 'FEE_REVENUE', 0, 'KRW', '2026-01-01 00:00:00'), (41, 'VAT', 0, 'KRW', '2026-01-01 00:00:00');
insert into pay_balance (account_id, slot, guard)
    select a.id, s.slot, 'NONE' from pay_account a
    join (select 0 slot union all select 1 union all select 2 union all select 3 union all select 4 union all select 5
        union all select 6 union all select 7 union all select 8 union all select 9 union all select 10 union all select 11
        union all select 12 union all select 13 union all select 14 union all select 15) s
    where a.id in (40, 41);
