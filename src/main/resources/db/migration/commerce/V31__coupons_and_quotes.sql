-- Coupons: a seller's own, or the platform's.
create table commerce_coupon (
    id          bigint      not null primary key,
    -- Null: the platform's, for goods of every seller.
    seller_id   bigint      null,
    name        varchar(60) not null,
    kind        varchar(10) not null,
    -- Won, or percent.
    value       bigint      not null,
    -- The largest discount by percent.
    most        bigint      null,
    -- From this price of its goods on.
    minimum     bigint      not null,
    stock       int         not null,
    taken       int         not null default 0,
    valid_from  datetime(6) not null,
    valid_until datetime(6) not null,
    created_at  datetime(6) not null,
    constraint commerce_coupon_value check ((kind = 'AMOUNT' and value between 1 and minimum - 1 and most is null)
        or (kind = 'PERCENT' and value between 1 and 90 and most > 0 and minimum > 0)),
    constraint commerce_coupon_stock check (stock > 0 and taken between 0 and stock),
    constraint commerce_coupon_valid check (valid_from < valid_until)
);
create index commerce_coupon_by_seller on commerce_coupon (seller_id, valid_until, id);

-- Once per member; used by one order at a time. No foreign key to the coupon, whose row many want at once.
create table commerce_member_coupon (
    id        bigint      not null primary key,
    coupon_id bigint      not null,
    member_id bigint      not null,
    taken_at  datetime(6) not null,
    order_id  bigint      null,
    used_at   datetime(6) null,
    constraint commerce_member_coupon_once unique (member_id, coupon_id),
    constraint commerce_member_coupon_used check ((order_id is null) = (used_at is null))
);
create index commerce_member_coupon_by_order on commerce_member_coupon (order_id);

-- Which coupons an order was placed with, whether it still has them or not.
create table commerce_order_coupon (
    order_id         bigint not null,
    member_coupon_id bigint not null,
    primary key (order_id, member_coupon_id),
    constraint commerce_order_coupon_order foreign key (order_id) references commerce_order (id)
);

-- What a seller asks for sending, and for sending back.
alter table commerce_shipping_template
    -- The fee is asked for every so many pieces begun.
    add column per_pieces   int     null,
    -- Sent together with the seller's other goods that are.
    add column bundles      boolean not null default true,
    add column jeju_fee     bigint  not null default 0,
    add column island_fee   bigint  not null default 0,
    -- One way back, and both ways.
    add column return_fee   bigint  not null default 3000,
    add column exchange_fee bigint  not null default 6000,
    add constraint commerce_shipping_template_kind check (free_from is null or per_pieces is null),
    add constraint commerce_shipping_template_fees check (jeju_fee >= 0 and island_fee >= 0 and return_fee >= 0
        and exchange_fee >= 0 and (per_pieces is null or per_pieces > 0));

-- What one parcel of an order costs, as it was when ordered.
create table commerce_shipping_charge (
    id              bigint not null primary key,
    order_id        bigint not null,
    seller_order_id bigint not null,
    fee             bigint not null,
    -- From this price of its goods on it is free, else costs this; null: that changes nothing.
    free_from       bigint null,
    unfree_fee      bigint not null,
    return_fee      bigint not null,
    exchange_fee    bigint not null,
    -- The item whose confirmation paid it out; it is the seller's from then on.
    confirmed_with  bigint null,
    constraint commerce_shipping_charge_seller_order foreign key (seller_order_id) references commerce_seller_order (id),
    constraint commerce_shipping_charge_fees check (fee >= 0 and unfree_fee >= 0 and return_fee >= 0 and exchange_fee >= 0)
);
create index commerce_shipping_charge_by_order on commerce_shipping_charge (order_id);
-- Which part of each tender paid for it.
create table commerce_charge_tender (
    charge_id bigint      not null,
    kind      varchar(20) not null,
    amount    bigint      not null,
    -- Back with the buyer, or on the way there.
    refunded  bigint      not null default 0,
    primary key (charge_id, kind),
    constraint commerce_charge_tender_charge foreign key (charge_id) references commerce_shipping_charge (id),
    constraint commerce_charge_tender_bounds check (amount > 0 and refunded between 0 and amount)
);
alter table commerce_order_line add column charge_id bigint null;
alter table commerce_line_tender
    add column refunded bigint not null default 0,
    -- Kept back of a refund for the freight that the buyer bears.
    add column kept     bigint not null default 0,
    add constraint commerce_line_tender_bounds check (refunded >= 0 and kept >= 0 and refunded + kept <= amount);

create table commerce_cart_line (
    member_id  bigint      not null,
    sku_id     bigint      not null,
    quantity   int         not null,
    -- What a piece cost when it was put there.
    unit_price bigint      not null,
    put_at     datetime(6) not null,
    primary key (member_id, sku_id),
    constraint commerce_cart_line_bounds check (quantity between 1 and 999 and unit_price > 0)
);

-- What a member was told that an order would cost. Body: everything it is made of.
create table commerce_quote (
    id         bigint      not null primary key,
    member_id  bigint      not null,
    hash       char(64)    not null,
    body       mediumtext  not null,
    valid_until datetime(6) not null,
    -- Ordered from once.
    order_id   bigint      null,
    constraint commerce_quote_once unique (order_id)
);
create index commerce_quote_by_end on commerce_quote (valid_until);

-- Where an order goes: personal data, encrypted as a whole. The zone is what the freight depends on.
create table commerce_order_delivery (
    order_id bigint        not null primary key,
    zone     varchar(10)   not null,
    sealed   varchar(2000) not null,
    constraint commerce_order_delivery_order foreign key (order_id) references commerce_order (id)
);
