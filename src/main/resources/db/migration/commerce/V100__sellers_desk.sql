-- When anything of an item last changed that its seller's systems want to know, by the clock of the database: whoever writes it.
alter table commerce_order_line add column changed_at datetime(6) not null default '2000-01-01';
update commerce_order_line set changed_at = coalesce(closed_at, purchase_confirmed_at, delivered_at, shipped_at, seller_confirmed_at, paid_at, '2000-01-01');
create trigger commerce_order_line_ordered before insert on commerce_order_line for each row
    set new.changed_at = utc_timestamp(6);
create trigger commerce_order_line_changed before update on commerce_order_line for each row
    set new.changed_at = if(new.status = old.status and new.confirmation = old.confirmation and new.remaining = old.remaining
        and new.claimed = old.claimed and new.exchanged = old.exchanged and new.dispatch_by <=> old.dispatch_by
        and new.delivered_at <=> old.delivered_at, old.changed_at, utc_timestamp(6));
create index commerce_order_line_by_change on commerce_order_line (seller_id, changed_at);
-- The items of one product: a product is of one seller for ever.
create index commerce_order_line_by_product on commerce_order_line (product_id, status, confirmation, id);
-- What a seller sold on a day.
create index commerce_order_line_by_payment on commerce_order_line (seller_id, paid_at);
