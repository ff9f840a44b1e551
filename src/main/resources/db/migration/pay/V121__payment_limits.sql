-- What members have paid merchants on a day and in its month, of Korea, and lately; one row per member, locked by whoever counts.
create table pay_easypay_usage (
    member_id      bigint         not null,
    day            date           not null,
    day_amount     bigint         not null,
    month          date           not null,
    month_amount   bigint         not null,
    slice          bigint         not null,
    slice_count    int            not null,
    slice_amount   bigint         not null,
    earlier_count  int            not null,
    earlier_amount bigint         not null,
    payees         varbinary(256) not null,
    primary key (member_id),
    constraint ck_pay_easypay_usage check (day_amount >= 0 and month_amount >= day_amount)
);

-- On which day in Korea a part was counted, so that what is not paid, or goes back, can be taken off that day again; null: it never was.
alter table pay_easypay_approval add column counted_on date null;
