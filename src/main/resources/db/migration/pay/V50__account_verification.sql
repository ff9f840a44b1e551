-- An account is linked once its member has read, on its statement, the code that came there with one won. At most one code is
-- good per account; it lies open, since it is good for minutes, for five tries, and for nothing but this account.
create table pay_account_verification (
    bank_account_id bigint      not null,
    member_id       bigint      not null,
    code            char(4)     not null,
    tries_left      int         not null,
    expires_at      datetime(6) not null,
    primary key (bank_account_id),
    constraint fk_pay_account_verification_account foreign key (bank_account_id) references pay_bank_account (id),
    constraint ck_pay_account_verification_tries check (tries_left >= 0)
);
create index ix_pay_account_verification_member on pay_account_verification (member_id);
-- How many codes went to an account today, whoever asked.
create index ix_pay_bank_account_number on pay_bank_account (number_index);

-- What Madang pays for itself; a small id, since it is shared.
insert into pay_account (id, kind, owner, currency, created_at)
    values (31, 'HOUSE_COSTS', 0, 'KRW', '2026-01-01 00:00:00');
insert into pay_balance (account_id, slot, guard) values
    (31, 0, 'NONE'), (31, 1, 'NONE'), (31, 2, 'NONE'), (31, 3, 'NONE'), (31, 4, 'NONE'), (31, 5, 'NONE'), (31, 6, 'NONE'), (31, 7, 'NONE'),
    (31, 8, 'NONE'), (31, 9, 'NONE'), (31, 10, 'NONE'), (31, 11, 'NONE'), (31, 12, 'NONE'), (31, 13, 'NONE'), (31, 14, 'NONE'), (31, 15, 'NONE');

-- The statements of the bank in the box.
create index ix_pay_sandbox_transfer_account on pay_sandbox_transfer (account_key, request_id);
