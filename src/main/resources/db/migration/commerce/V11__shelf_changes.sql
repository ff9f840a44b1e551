-- What changed of what buyers are shown, written in the transaction that changed it, by whomever: each instance reads these rows from
-- a place of its own and renews its search index and its caches. Append-only; the oldest are thrown away after a day.
create table commerce_shelf_change (
    id         bigint      not null auto_increment primary key,
    -- PRODUCT, SKU (its product), SELLER (all of its products), CATEGORIES (the tree), ALL (everything is read anew).
    kind       varchar(10) not null,
    subject_id bigint      not null,
    changed_at datetime(6) not null,
    constraint commerce_shelf_change_kind check (kind in ('PRODUCT', 'SKU', 'SELLER', 'CATEGORIES', 'ALL'))
);

create trigger commerce_product_added after insert on commerce_product
    for each row insert into commerce_shelf_change (kind, subject_id, changed_at) values ('PRODUCT', new.id, utc_timestamp(6));
create trigger commerce_product_changed after update on commerce_product
    for each row insert into commerce_shelf_change (kind, subject_id, changed_at) values ('PRODUCT', new.id, utc_timestamp(6));
create trigger commerce_sku_changed after update on commerce_sku
    for each row insert into commerce_shelf_change (kind, subject_id, changed_at)
        values ('PRODUCT', new.product_id, utc_timestamp(6));
create trigger commerce_category_added after insert on commerce_category
    for each row insert into commerce_shelf_change (kind, subject_id, changed_at) values ('CATEGORIES', new.id, utc_timestamp(6));
create trigger commerce_category_changed after update on commerce_category
    for each row insert into commerce_shelf_change (kind, subject_id, changed_at) values ('CATEGORIES', new.id, utc_timestamp(6));

delimiter //
create trigger commerce_seller_changed after update on commerce_seller
    for each row begin
        if old.status <> new.status or old.name <> new.name then
            insert into commerce_shelf_change (kind, subject_id, changed_at) values ('SELLER', new.id, utc_timestamp(6));
        end if;
    end//
-- Of the pieces, buyers' lists show only whether there are any: an order adds a row only when it takes the last or gives back the first.
create trigger commerce_stock_changed after update on commerce_stock
    for each row begin
        if (old.on_hand > old.held) <> (new.on_hand > new.held) then
            insert into commerce_shelf_change (kind, subject_id, changed_at) values ('SKU', new.sku_id, utc_timestamp(6));
        end if;
    end//
delimiter ;
