-- Counted up with each change, so that a form that is sent twice changes a row too.
alter table commerce_shipping_template add column changes int not null default 0;

-- Since when a coupon is not to be taken any more, by whoever offered it; and how many of it are used.
alter table commerce_coupon add column stopped_at datetime(6) null;
create index commerce_coupon_of_seller on commerce_coupon (seller_id, id);
create index commerce_member_coupon_by_coupon on commerce_member_coupon (coupon_id, used_at);
