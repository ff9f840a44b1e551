-- Since when nobody chooses it any more; the row stays, for what still refers to it.
alter table commerce_shipping_template add column removed_at datetime(6) null;

-- The seller whose goods it is about reports too: who reports is the seller then, by its number.
alter table commerce_report add column by_seller boolean not null default false;

-- Keyed hashes of whom an order goes to, by which its seller finds it. Null of what was kept before.
alter table commerce_order_delivery add column name_index char(43) character set ascii collate ascii_bin null;
alter table commerce_order_delivery add column phone_index char(43) character set ascii collate ascii_bin null;
create index commerce_order_delivery_by_name on commerce_order_delivery (name_index);
create index commerce_order_delivery_by_phone on commerce_order_delivery (phone_index);
