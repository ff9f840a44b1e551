create table commerce_order (
    id              bigint      not null primary key,
    buyer_id        bigint      not null,
    status          varchar(16) not null,
    amount          bigint      not null,
    tax_free        bigint      not null,
    placed_at       datetime(6) not null,
    pay_by          datetime(6) not null,
    paid_at         datetime(6) null,
    closed_at       datetime(6) null,
    close_reason    varchar(20) null,
    payment_id      bigint      null,
    -- The highest version of the payment's events that was applied.
    payment_version int         not null default 0,
    -- When the stock is let go if pay has not spoken; null once it is sold or free.
    lapse_at        datetime(6) null,
    -- When pay is asked what became of the payment; null once it has said its last word.
    ask_at          datetime(6) null,
    asked           int         not null default 0,
    constraint commerce_order_amount check (amount > 0 and tax_free between 0 and amount),
    constraint commerce_order_status check (status in ('PAYMENT_WAITING', 'CANCEL_REQUESTED', 'PAID', 'EXPIRED', 'REFUND_PENDING', 'REFUNDED', 'CANCELED'))
);
create index commerce_order_by_buyer on commerce_order (buyer_id, id);
create index commerce_order_by_lapse on commerce_order (lapse_at);
create index commerce_order_by_ask on commerce_order (ask_at);

create table commerce_order_line (
    id           bigint       not null primary key,
    order_id     bigint       not null,
    seller_id    bigint       not null,
    product_id   bigint       not null,
    sku_id       bigint       not null,
    product_name varchar(100) not null,
    option_name  varchar(160) not null,
    quantity     int          not null,
    unit_price   bigint       not null,
    tax_free     boolean      not null,
    constraint commerce_order_line_order foreign key (order_id) references commerce_order (id),
    constraint commerce_order_line_sku unique (order_id, sku_id),
    constraint commerce_order_line_positive check (quantity > 0 and unit_price > 0)
);

-- What the payment took by each kind of money, as of the order's payment_version.
create table commerce_order_tender (
    order_id bigint      not null,
    kind     varchar(20) not null,
    captured bigint      not null,
    refunded bigint      not null,
    primary key (order_id, kind),
    constraint commerce_order_tender_bounds check (refunded between 0 and captured)
);

-- Which part of each tender paid for which line.
create table commerce_line_tender (
    line_id bigint      not null,
    kind    varchar(20) not null,
    amount  bigint      not null,
    primary key (line_id, kind),
    constraint commerce_line_tender_amount check (amount >= 0)
);

create table commerce_refund (
    id           bigint      not null primary key,
    order_id     bigint      not null,
    payment_id   bigint      not null,
    state        varchar(10) not null,
    reason       varchar(20) not null,
    requested_at datetime(6) not null,
    -- When the request is published again; null once it is answered.
    repeat_at    datetime(6) null,
    repeated     int         not null default 0,
    failure      varchar(60) null,
    -- All of an order's money goes back once.
    constraint commerce_refund_once unique (order_id),
    constraint commerce_refund_state check (state in ('REQUESTED', 'COMPLETED', 'FAILED'))
);
create index commerce_refund_by_repeat on commerce_refund (repeat_at);
-- For what waits for a person.
create index commerce_refund_by_state on commerce_refund (state, id);

create table commerce_refund_leg (
    refund_id bigint      not null,
    tender    varchar(20) not null,
    amount    bigint      not null,
    primary key (refund_id, tender),
    constraint commerce_refund_leg_refund foreign key (refund_id) references commerce_refund (id),
    constraint commerce_refund_leg_amount check (amount > 0)
);

-- Members who left: nothing is sold to them any more.
create table commerce_departed_buyer (
    member_id bigint      not null primary key,
    left_at   datetime(6) not null
);
