-- Locked by who adds to a member's scheduled transfers, or ends all of them.
create table pay_schedule_owner (
    member_id bigint not null,
    primary key (member_id)
);

create table pay_scheduled_transfer (
    id             bigint       not null,
    member_id      bigint       not null,
    -- Who confirmed it: the device that signed, its log-in, and the tier of identity whose limits hold.
    device_id      bigint       not null,
    session_id     bigint       not null,
    tier           varchar(10)  not null,
    recipient      bigint       null,
    -- Kept while it is active.
    phone          varchar(120) character set ascii collate ascii_bin null,
    recipient_name varchar(100) not null,
    amount         bigint       not null,
    memo           varchar(50)  null,
    repeats        varchar(7)   not null,
    on_date        date         null,
    -- 1 (Monday) to 7, or 1 to 31.
    on_day         tinyint      null,
    last_on        date         null,
    times          int          null,
    business_days  varchar(21)  not null,
    status         varchar(11)  not null,
    planned_on     date         not null,
    due_on         date         not null,
    -- Null when it is over.
    next_at        datetime(6)  null,
    tries          int          not null,
    past           int          not null,
    failures       int          not null,
    created_at     datetime(6)  not null,
    ended_at       datetime(6)  null,
    primary key (id),
    constraint ck_pay_scheduled_transfer_amount check (amount > 0),
    constraint ck_pay_scheduled_transfer_self check (recipient is null or recipient <> member_id),
    constraint ck_pay_scheduled_transfer_to check (recipient is null or phone is null),
    constraint ck_pay_scheduled_transfer_repeats check ((repeats = 'ONCE' and on_date is not null and on_day is null)
        or (repeats = 'WEEKLY' and on_date is null and on_day between 1 and 7)
        or (repeats = 'MONTHLY' and on_date is null and on_day between 1 and 31)),
    constraint ck_pay_scheduled_transfer_status
        check (status in ('ACTIVE', 'COMPLETED', 'FAILED', 'CANCELED', 'MEMBER_LEFT')),
    constraint ck_pay_scheduled_transfer_active check ((status = 'ACTIVE') = (next_at is not null)
        and (status = 'ACTIVE') = (ended_at is null) and (status <> 'ACTIVE' or recipient is not null or phone is not null)),
    constraint ck_pay_scheduled_transfer_times check (times is null or past <= times)
);
create index ix_pay_scheduled_transfer_member on pay_scheduled_transfer (member_id, id);
create index ix_pay_scheduled_transfer_active on pay_scheduled_transfer (member_id, status);
create index ix_pay_scheduled_transfer_next on pay_scheduled_transfer (next_at);

-- What became of each planned day. The key is what keeps it from being carried out twice.
create table pay_scheduled_execution (
    schedule_id bigint      not null,
    planned_on  date        not null,
    due_on      date        not null,
    status      varchar(8)  not null,
    code        varchar(60) character set ascii collate ascii_bin null,
    transfer_id bigint      null,
    tries       int         not null,
    at          datetime(6) not null,
    primary key (schedule_id, planned_on),
    constraint uq_pay_scheduled_execution_transfer unique (transfer_id),
    constraint fk_pay_scheduled_execution_schedule foreign key (schedule_id) references pay_scheduled_transfer (id),
    constraint fk_pay_scheduled_execution_transfer foreign key (transfer_id) references pay_transfer (id),
    constraint ck_pay_scheduled_execution_status check (status in ('RETRYING', 'SENT', 'FAILED', 'MISSED', 'CANCELED')),
    constraint ck_pay_scheduled_execution_sent check ((status = 'SENT') = (transfer_id is not null)),
    constraint ck_pay_scheduled_execution_code check (status not in ('RETRYING', 'FAILED') or code is not null)
);
