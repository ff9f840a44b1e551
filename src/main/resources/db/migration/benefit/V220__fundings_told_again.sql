-- When pay is told again of money behind a programme that it has not booked, and how often it was told. Null: the release before ordered it.
alter table benefit_funding
    add column repeat_at datetime(6) null,
    add column told int not null default 1;
