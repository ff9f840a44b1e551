-- What one loan's one day (the night after it) costs; the key makes it once.
create table loan_accrual (
    loan_id          bigint not null,
    day              date   not null,
    interest         bigint not null,
    overdue_interest bigint not null,
    days_past_due    int    not null,
    primary key (loan_id, day),
    constraint ck_loan_accrual_amounts check (interest >= 0 and overdue_interest >= 0 and days_past_due >= 0)
);

-- How far the close of a day has come; every batch moves it in the transaction that writes the batch's accruals.
create table loan_close (
    day         date        not null,
    last_loan   bigint      not null,
    loans       bigint      not null,
    begun_at    datetime(6) not null,
    finished_at datetime(6) null,
    primary key (day)
);
