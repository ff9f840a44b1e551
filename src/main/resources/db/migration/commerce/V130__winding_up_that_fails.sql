-- Since when something of a stopped seller's cannot be ended: a person finds out why.
alter table commerce_seller_winding_up add column failing_since datetime(6) null;
create index commerce_seller_winding_up_by_failing on commerce_seller_winding_up (failing_since);
