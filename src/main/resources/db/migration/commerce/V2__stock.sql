-- Apart from commerce_sku: this row is hot, that one is read by everybody. available = on_hand - held.
create table commerce_stock (
    sku_id  bigint not null primary key,
    on_hand int    not null,
    held    int    not null,
    constraint commerce_stock_held check (held >= 0),
    constraint commerce_stock_never_oversold check (on_hand >= held)
);

-- What an order keeps from others. Its key and the guarded changes of its state make each end come exactly once.
create table commerce_stock_hold (
    order_id bigint      not null,
    sku_id   bigint      not null,
    quantity int         not null,
    state    varchar(10) not null,
    primary key (order_id, sku_id),
    constraint commerce_stock_hold_quantity check (quantity > 0),
    constraint commerce_stock_hold_state check (state in ('HELD', 'SOLD', 'RELEASED'))
);
create index commerce_stock_hold_by_sku on commerce_stock_hold (sku_id, state);

-- Every change of what is on hand, for ever: their sum is commerce_stock.on_hand.
create table commerce_stock_entry (
    id       bigint      not null primary key,
    sku_id   bigint      not null,
    order_id bigint      null,
    kind     varchar(10) not null,
    quantity int         not null,
    at       datetime(6) not null,
    constraint commerce_stock_entry_once unique (order_id, sku_id, kind),
    constraint commerce_stock_entry_kind check ((kind = 'RECEIVED' and quantity > 0) or (kind = 'SOLD' and quantity < 0 and order_id is not null))
);
create index commerce_stock_entry_by_sku on commerce_stock_entry (sku_id, id);

create trigger commerce_stock_entry_no_update before update on commerce_stock_entry
    for each row signal sqlstate '45000' set message_text = 'commerce_stock_entry is append-only';
create trigger commerce_stock_entry_no_delete before delete on commerce_stock_entry
    for each row signal sqlstate '45000' set message_text = 'commerce_stock_entry is append-only';
