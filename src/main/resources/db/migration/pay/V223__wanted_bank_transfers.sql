-- Until when a transfer may be sent, again too: one that somebody waits for, when it is recorded and not later; one that was ordered
-- ahead, on its day. Null: until it is decided.
alter table pay_bank_transfer add column wanted_until datetime(6) null;
