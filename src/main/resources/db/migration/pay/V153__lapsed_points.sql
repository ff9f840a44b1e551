-- How much of a lot has lapsed: cashback that nobody could spend is not taken back once more. Of lots that lapsed before it counts as spent.
alter table pay_point_lot add column lapsed bigint not null default 0;
