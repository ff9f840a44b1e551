-- What a seal's digest is over: 1, journals and movements; 2, the accounts opened meanwhile too. Earlier versions make the first.
alter table pay_seal add column form smallint not null default 1;
