-- When a block of marks was changed last, by the database's clock: it tells which may go, weeks later.
alter table ads_seen add column touched_at datetime not null default current_timestamp on update current_timestamp;
