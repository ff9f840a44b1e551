-- More of the first screen; like the rest told by events alone.

create table home_points (
    member_id bigint      not null primary key,
    balance   bigint      not null,
    -- The highest movement of points seen: it has the present balance.
    sequence  bigint      not null,
    as_of     datetime(6) not null
);

create table home_loan (
    loan_id       bigint       not null primary key,
    member_id     bigint       not null,
    -- The highest version told counts.
    version       bigint       not null,
    lender_name   varchar(100) not null,
    product_name  varchar(100) not null,
    status        varchar(12)  not null,
    balance       bigint       not null,
    next_due_on   date         null,
    next_amount   bigint       not null,
    overdue_since date         null,
    as_of         datetime(6)  not null
);
create index home_loan_newest on home_loan (member_id, loan_id);

-- Rungs of the reward ladder that a member's days have come to.
create table home_rung (
    member_id bigint      not null,
    day       date        not null,
    steps     int         not null,
    points    bigint      not null,
    claimed   boolean     not null,
    as_of     datetime(6) not null,
    primary key (member_id, day, steps)
);

create table home_grant (
    grant_id  bigint      not null primary key,
    member_id bigint      not null,
    state     varchar(8)  not null,
    -- What it was for is null until PointsGranted has arrived.
    programme varchar(20) null,
    points    bigint      null,
    day       date        null,
    as_of     datetime(6) not null,
    constraint home_grant_state check (state in ('PENDING', 'PAID', 'REFUSED'))
);
create index home_grant_newest on home_grant (member_id, day, grant_id);

-- The newest comparison of loans that closed.
create table home_comparison (
    member_id            bigint       not null primary key,
    comparison_id        bigint       not null,
    purpose              varchar(20)  not null,
    amount               bigint       not null,
    asked                int          not null,
    offered              int          not null,
    best_lender          varchar(100) null,
    best_rate_millionths bigint       not null,
    as_of                datetime(6)  not null
);

-- Read models that are being built anew from the event log.
create table home_rebuild (
    model        varchar(16)  not null primary key,
    -- Whether the tables are empty and the listeners' events are being replayed; until then, the last member emptied.
    emptied      boolean      not null,
    emptied_to   bigint       not null,
    requested_by varchar(100) not null,
    started_at   datetime(6)  not null
);
