-- Since when nobody chooses it any more; the row stays, for what still refers to it.
alter table commerce_shipping_template add column removed_at datetime(6) null;

-- The seller whose goods it is about reports too: who reports is the seller then, by its number.
alter table commerce_report add column by_seller boolean not null default false;
