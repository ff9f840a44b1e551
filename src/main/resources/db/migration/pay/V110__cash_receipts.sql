-- To whom a cash receipt is to be issued once the payment is taken; the number is encrypted.
alter table pay_easypay_payment
    add column receipt_type   varchar(20)  null,
    add column receipt_number varchar(200) null,
    add constraint ck_pay_easypay_payment_receipt check ((receipt_type is null) = (receipt_number is null));

-- The numbers given out on a day in Seoul, and what was reported of it. Tests have days of their own, which nobody reports.
create table pay_cash_receipt_day (
    live        boolean     not null,
    day         date        not null,
    last        int         not null,
    -- From then on nothing more is issued on it.
    closed_at   datetime(6) null,
    reported_at datetime(6) null,
    issued      bigint      null,
    canceled    bigint      null,
    -- Of the file.
    sha256      char(64)    null,
    primary key (live, day),
    constraint ck_pay_cash_receipt_day_last check (last between 1 and 999999999),
    constraint ck_pay_cash_receipt_day_reported check (reported_at is null
        or live and closed_at is not null and issued is not null and canceled is not null and sha256 is not null)
);

-- Cash receipts and cancels of parts of them; never changed, but for the identity when keys rotate.
create table pay_cash_receipt (
    id           bigint       not null,
    payment_id   bigint       not null,
    -- The cancel or dispute that took a part back; the payment itself: issued.
    part_id      bigint       not null,
    merchant_id  bigint       not null,
    live         boolean      not null,
    member_id    bigint       null,
    kind         varchar(10)  not null,
    issued_on    date         not null,
    number       int          not null,
    receipt_type varchar(20)  not null,
    -- Encrypted.
    identity     varchar(200) not null,
    amount       bigint       not null,
    tax_free     bigint       not null,
    vat          bigint       not null,
    issued_at    datetime(6)  not null,
    primary key (id),
    constraint uq_pay_cash_receipt_part unique (payment_id, part_id),
    constraint uq_pay_cash_receipt_number unique (live, issued_on, number),
    constraint ck_pay_cash_receipt_kind check (kind in ('ISSUE', 'CANCEL') and (kind = 'ISSUE') = (part_id = payment_id)),
    constraint ck_pay_cash_receipt_type check (receipt_type in ('INCOME_DEDUCTION', 'EXPENSE_PROOF')),
    constraint ck_pay_cash_receipt_amount check (amount > 0 and tax_free between 0 and amount
        and vat between 0 and amount - tax_free),
    constraint ck_pay_cash_receipt_member check ((member_id is null) = (live = false))
);
create index ix_pay_cash_receipt_member on pay_cash_receipt (member_id, id);
