-- How far a seller's lines are in statements, what was left over, where it is paid out to, and whether its payouts wait.
create table commerce_settlement_account (
    seller_id    bigint       not null primary key,
    closed_until date         not null default '2000-01-01',
    -- What earlier statements left over: negative, the seller owes it; positive, a payout failed or came back.
    carried      bigint       not null default 0,
    payee_id     bigint       null,
    held_at      datetime(6)  null,
    held_by      bigint       null,
    hold_reason  varchar(200) null,
    constraint commerce_settlement_account_hold check ((held_at is null) = (hold_reason is null)
        and (held_at is not null or held_by is null))
);
create index commerce_settlement_account_by_hold on commerce_settlement_account (held_at);

create table commerce_settlement_statement (
    id             bigint      not null primary key,
    seller_id      bigint      not null,
    from_on        date        not null,
    day            date        not null,
    line_count     int         not null,
    sales          bigint      not null,
    seller_coupons bigint      not null,
    shipping       bigint      not null,
    sales_fees     bigint      not null,
    payment_fees   bigint      not null,
    vat            bigint      not null,
    return_freight bigint      not null,
    claw_backs     bigint      not null,
    adjustments    bigint      not null,
    carried_in     bigint      not null,
    payout         bigint      not null,
    carried_out    bigint      not null,
    pay_on         date        not null,
    status         varchar(8)  not null,
    refusal        varchar(30) null,
    -- When pay is asked again; null once it has answered.
    ask_at         datetime(6) null,
    asked          int         not null default 0,
    closed_at      datetime(6) not null,
    ended_at       datetime(6) null,
    -- A seller's day is closed once.
    constraint commerce_settlement_statement_day unique (seller_id, day),
    constraint commerce_settlement_statement_sum check (sales + seller_coupons + shipping + sales_fees + payment_fees + vat
        + return_freight + claw_backs + adjustments + carried_in = payout + carried_out),
    constraint commerce_settlement_statement_payout check (payout >= 0 and (payout = 0) = (status = 'NONE')
        and (payout = 0 or carried_out = 0)),
    constraint commerce_settlement_statement_status check (status in ('NONE', 'DUE', 'ASKED', 'PAID', 'FAILED', 'RETURNED')
        and (status = 'ASKED') = (ask_at is not null) and (status = 'FAILED') = (refusal is not null)
        and (status in ('PAID', 'FAILED', 'RETURNED')) = (ended_at is not null))
);
create index commerce_settlement_statement_by_seller on commerce_settlement_statement (seller_id, id);
create index commerce_settlement_statement_by_status on commerce_settlement_statement (status, pay_on, id);
create index commerce_settlement_statement_by_ask on commerce_settlement_statement (ask_at);

-- The days in Seoul that were closed, one after the other, and how far the last one has come.
create table commerce_settlement_run (
    day         date        not null primary key,
    last_seller bigint      not null,
    sellers     int         not null,
    statements  int         not null,
    begun_at    datetime(6) not null,
    finished_at datetime(6) null
);
