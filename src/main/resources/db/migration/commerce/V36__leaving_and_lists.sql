-- A member's coupons, newest first.
create index commerce_member_coupon_by_member on commerce_member_coupon (member_id, id);

-- For the holds that nobody should have any more: few are held.
create index commerce_stock_hold_by_state on commerce_stock_hold (state, order_id);

-- Who was cleared to leave orders nothing for a while: until they have left, or stayed.
alter table commerce_departed_buyer
    modify column left_at datetime(6) null,
    add column cleared_at datetime(6) null,
    add constraint commerce_departed_buyer_why check (left_at is not null or cleared_at is not null);

-- When to look whether an address is needed any longer; those from before are looked at once.
alter table commerce_order_delivery add column look_at datetime(6) not null default '2000-01-01';
create index commerce_order_delivery_by_look on commerce_order_delivery (look_at);
