-- Loans that a day's close has passed over, because their day could not be booked, or nothing could fall due on it. Days before
-- next_day are booked; the others are booked in order, whenever it is tried again. A loan that has caught up has no row.
create table loan_behind (
    loan_id      bigint       not null,
    next_day     date         not null,
    since        datetime(6)  not null,
    cause        varchar(300) not null,
    try_at       datetime(6)  not null,
    -- What pay has collected for its instalment meanwhile: it counts on its day, when the days before are booked.
    repayment_id bigint       null,
    collected    bigint       null,
    collected_at datetime(6)  null,
    primary key (loan_id),
    constraint ck_loan_behind_collected check ((repayment_id is null) = (collected is null)
        and (repayment_id is null) = (collected_at is null))
);
create index ix_loan_behind_try on loan_behind (try_at);
create index ix_loan_behind_since on loan_behind (since);

-- How many loans a day's close has passed over.
alter table loan_close add column failed bigint not null default 0;
