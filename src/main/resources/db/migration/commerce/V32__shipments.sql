-- A parcel on its way: of one seller, to one buyer; items of several orders may be in it, and an item may be in several.
create table commerce_shipment (
    id           bigint      not null primary key,
    seller_id    bigint      not null,
    buyer_id     bigint      not null,
    courier      varchar(20) not null,
    invoice      varchar(20) not null,
    state        varchar(12) not null,
    -- The exchange that it was sent for.
    claim_id     bigint      null,
    shipped_at   datetime(6) not null,
    picked_up_at datetime(6) null,
    delivered_at datetime(6) null,
    -- When the courier is asked where it is; null once there is no need.
    ask_at       datetime(6) null,
    asked        int         not null default 0,
    constraint commerce_shipment_state check (state in ('SHIPPED', 'DELIVERING', 'DELIVERED', 'LOST_SIGHT')),
    constraint commerce_shipment_times check ((state = 'DELIVERED') = (delivered_at is not null)
        and (state <> 'DELIVERING' or picked_up_at is not null)
        and (ask_at is null or state in ('SHIPPED', 'DELIVERING')))
);
create index commerce_shipment_by_ask on commerce_shipment (ask_at);
create index commerce_shipment_by_seller on commerce_shipment (seller_id, id);

create table commerce_shipment_item (
    shipment_id bigint not null,
    line_id     bigint not null,
    primary key (shipment_id, line_id),
    constraint commerce_shipment_item_shipment foreign key (shipment_id) references commerce_shipment (id)
);
create index commerce_shipment_item_by_line on commerce_shipment_item (line_id);

-- Couriers use a number again after a while; until then it is of one parcel.
create table commerce_invoice (
    courier     varchar(20) not null,
    invoice     varchar(20) not null,
    shipment_id bigint      not null,
    free_from   datetime(6) not null,
    primary key (courier, invoice)
);

-- The seller told the buyer, once, that it will be late.
create table commerce_dispatch_delay (
    line_id    bigint       not null primary key,
    until      datetime(6)  not null,
    reason     varchar(200) not null,
    noticed_at datetime(6)  not null,
    constraint commerce_dispatch_delay_line foreign key (line_id) references commerce_order_line (id)
);
