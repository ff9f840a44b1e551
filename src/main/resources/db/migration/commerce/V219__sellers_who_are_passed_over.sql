-- How many sellers a day's run has passed over, because they could not be closed: the next day's takes them in.
alter table commerce_settlement_run add column failed int not null default 0;
