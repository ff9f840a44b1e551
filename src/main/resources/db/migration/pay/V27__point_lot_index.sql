-- A member's lots in the order in which they lapse, without those of which nothing can lapse any more: those pile up.
create index ix_pay_point_lot_member on pay_point_lot (member_id, lapses_at, grant_id);
drop index ix_pay_point_lot_expiry on pay_point_lot;
