-- On which day, in Seoul, money to somebody's account counted against its sender's limits: what its bank refuses does not count any more.
alter table pay_bank_transfer add column counted_on date null;
