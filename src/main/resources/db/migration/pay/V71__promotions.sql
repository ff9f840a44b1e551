-- What Madang gives to members who pay merchants. Its budget is an account of the ledger, which cannot go below zero; taken never goes
-- beyond the stock.
create table pay_promotion (
    id          bigint       not null,
    name        varchar(100) not null,
    kind        varchar(10)  not null,
    merchant_id bigint       null,
    percent     int          null,
    amount      bigint       null,
    least       bigint       not null,
    most        bigint       not null,
    per_member  int          not null,
    stock       int          null,
    taken       int          not null,
    starts_at   datetime(6)  not null,
    ends_at     datetime(6)  not null,
    primary key (id),
    constraint ck_pay_promotion_kind check (kind in ('DISCOUNT', 'COUPON', 'CASHBACK')),
    constraint ck_pay_promotion_benefit check ((percent is null) <> (amount is null) and (percent is null
        or percent between 1 and 100) and (amount is null or amount > 0) and least > 0 and most > 0 and per_member > 0),
    constraint ck_pay_promotion_stock check (taken >= 0 and (stock is null or taken <= stock)),
    constraint ck_pay_promotion_time check (starts_at < ends_at)
);

-- What members took of promotions: number counts those of one member. One payment uses one at most.
create table pay_coupon (
    id           bigint      not null,
    promotion_id bigint      not null,
    member_id    bigint      not null,
    number       int         not null,
    state        varchar(5)  not null,
    payment_id   bigint      null,
    issued_at    datetime(6) not null,
    primary key (id),
    constraint uq_pay_coupon_number unique (promotion_id, member_id, number),
    constraint uq_pay_coupon_payment unique (payment_id),
    constraint ck_pay_coupon_state check (state in ('FREE', 'HELD', 'USED') and (state = 'FREE') = (payment_id is null))
);
create index ix_pay_coupon_member on pay_coupon (member_id, id);
