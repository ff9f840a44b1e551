-- What stood on each account that moved on a day, at that day's end (Asia/Seoul), by when its movements were booked.
create table pay_balance_day (
    account_id     bigint not null,
    day            date   not null,
    debit_posted   bigint not null,
    credit_posted  bigint not null,
    debit_pending  bigint not null,
    credit_pending bigint not null,
    postings       bigint not null,
    primary key (account_id, day),
    constraint fk_pay_balance_day_account foreign key (account_id) references pay_account (id),
    constraint ck_pay_balance_day_sides check (debit_posted >= 0 and credit_posted >= 0 and debit_pending >= 0
        and credit_pending >= 0 and postings >= 0)
);

-- The days that are kept, without a gap.
create table pay_balance_day_kept (
    day     date        not null,
    kept_at datetime(6) not null,
    primary key (day)
);
