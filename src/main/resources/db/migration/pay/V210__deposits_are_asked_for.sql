-- When the bank is asked next what was deposited at a number whose time is over, and how often it was asked. What an instance of the
-- release before awaits says neither, and ends ten minutes after its deadline without being asked about.
alter table pay_virtual_account add column ask_at datetime(6) null;
alter table pay_virtual_account add column asked int not null default 0;
create index ix_pay_virtual_account_ask on pay_virtual_account (state, ask_at);

-- The books of the bank in the box: what was deposited there, told to us or not.
create table pay_sandbox_deposit (
    bank_code    char(3)     not null,
    reference    varchar(40) not null,
    number       varchar(14) not null,
    amount       bigint      not null,
    deposited_at datetime(6) not null,
    primary key (bank_code, reference)
);
create index ix_pay_sandbox_deposit_number on pay_sandbox_deposit (bank_code, number, deposited_at);
