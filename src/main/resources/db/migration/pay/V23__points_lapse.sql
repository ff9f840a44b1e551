-- What a spending holds of a lot does not lapse while it is held. When the rest is due stands in a column of its own, so that
-- lots of which nothing can lapse any more are in nobody's way.
alter table pay_point_lot
    add column held bigint not null default 0,
    add constraint ck_pay_point_lot_held check (held >= 0 and held <= remaining);
alter table pay_point_lot
    add column lapses_at datetime(6) generated always as (case when remaining > held then expires_at end) stored;
create index ix_pay_point_lot_lapse on pay_point_lot (lapses_at, member_id);
