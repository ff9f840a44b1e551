-- A seller's systems change products and stock by their keys, as its people do in the browser.
alter table commerce_product_history drop constraint commerce_product_history_actor;
alter table commerce_product_history
    add constraint commerce_product_history_actor check (actor in ('SELLER', 'KEY', 'OPERATOR'));
alter table commerce_stock_entry add column key_id bigint null;
alter table commerce_stock_entry drop constraint commerce_stock_entry_kind;
alter table commerce_stock_entry add constraint commerce_stock_entry_kind
    check ((kind = 'RECEIVED' and quantity > 0) or (kind = 'SOLD' and quantity < 0 and order_id is not null)
        or (kind = 'TAKEN_BACK' and quantity > 0 and order_id is not null)
        or (kind = 'ADJUSTED' and quantity <> 0 and order_id is null and reason is not null
            and (staff_id is null) <> (key_id is null)));
