-- A seller's systems change products and stock by their keys, as its people do in the browser.
-- allows CHECK commerce_product_history.commerce_product_history_actor: the release before writes what it did; it cannot show the history of a product that a key has changed, which comes with this release, until it is replaced
-- allows CHECK commerce_stock_entry.commerce_stock_entry_kind: the release before writes what it did, always with a person
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
