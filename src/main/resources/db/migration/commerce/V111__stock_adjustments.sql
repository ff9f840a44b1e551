-- What sellers say of their stock: how many there are, and from how few on they want to be told.
alter table commerce_stock_entry
    add column reason   varchar(100) null,
    add column staff_id bigint       null;
alter table commerce_stock_entry drop constraint commerce_stock_entry_kind;
alter table commerce_stock_entry add constraint commerce_stock_entry_kind
    check ((kind = 'RECEIVED' and quantity > 0) or (kind = 'SOLD' and quantity < 0 and order_id is not null)
        or (kind = 'TAKEN_BACK' and quantity > 0 and order_id is not null)
        or (kind = 'ADJUSTED' and quantity <> 0 and order_id is null and reason is not null and staff_id is not null));

-- Apart from commerce_stock, whose rows are hot. At so many pieces that nobody holds, few are left.
create table commerce_stock_alarm (
    sku_id    bigint not null primary key,
    seller_id bigint not null,
    threshold int    not null,
    constraint commerce_stock_alarm_threshold check (threshold > 0),
    constraint commerce_stock_alarm_sku foreign key (sku_id) references commerce_sku (id)
);
create index commerce_stock_alarm_by_seller on commerce_stock_alarm (seller_id, sku_id);
