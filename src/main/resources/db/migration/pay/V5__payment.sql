-- One payment per order; its row decides every race. Amount, name and payBy are empty in a tombstone: a cancel that came
-- before its order.
create table pay_payment (
    id          bigint       not null,
    order_id    bigint       not null,
    member_id   bigint       not null,
    status      varchar(10)  not null,
    order_name  varchar(255) null,
    amount      bigint       null,
    pay_by      datetime(6)  null,
    created_at  datetime(6)  not null,
    approved_at datetime(6)  null,
    ended_at    datetime(6)  null,
    refunds     int          not null,
    version     int          not null,
    primary key (id),
    constraint uq_pay_payment_order unique (order_id),
    constraint ck_pay_payment_status check (status in ('READY', 'APPROVED', 'CANCELED', 'EXPIRED')),
    constraint ck_pay_payment_described check (status = 'CANCELED'
        or (order_name is not null and amount > 0 and pay_by is not null)),
    constraint ck_pay_payment_approved check ((status = 'APPROVED') = (approved_at is not null)),
    constraint ck_pay_payment_ended check ((status in ('CANCELED', 'EXPIRED')) = (ended_at is not null))
);
create index ix_pay_payment_due on pay_payment (status, pay_by);
create index ix_pay_payment_member on pay_payment (member_id, status);

-- How a payment was paid, and how much of each way went back.
create table pay_tender (
    payment_id bigint      not null,
    kind       varchar(10) not null,
    captured   bigint      not null,
    refunded   bigint      not null,
    primary key (payment_id, kind),
    constraint fk_pay_tender_payment foreign key (payment_id) references pay_payment (id),
    constraint ck_pay_tender_kind check (kind in ('MONEY')),
    constraint ck_pay_tender_amounts check (captured > 0 and refunded >= 0 and refunded <= captured)
);
