-- What stood on all accounts of a kind at the end of a day (Asia/Seoul): credits less debits, in won.
create table pay_safeguarding_line (
    day     date        not null,
    kind    varchar(30) not null,
    balance bigint      not null,
    primary key (day, kind)
);
-- The days' sums: the trust account, and whose the money in it is.
create table pay_safeguarding_day (
    day     date   not null,
    trust   bigint not null,
    members bigint not null,
    others  bigint not null,
    house   bigint not null,
    primary key (day)
);

-- Large and unusual transactions of a day, for a person to look at.
create table pay_unusual (
    day        date        not null,
    member_id  bigint      not null,
    rule       varchar(20) not null,
    amount     bigint      not null,
    movements  int         not null,
    state      varchar(10) not null default 'OPEN',
    decided_by bigint      null,
    decided_at datetime(6) null,
    primary key (day, member_id, rule),
    constraint ck_pay_unusual_state check (state in ('OPEN', 'CLEARED', 'REPORTED')),
    constraint ck_pay_unusual_decided check ((state = 'OPEN') = (decided_at is null)
        and (decided_by is null) = (decided_at is null))
);
create index ix_pay_unusual_state on pay_unusual (state, day, member_id, rule);
create table pay_unusual_day (
    day       date        not null,
    looked_at datetime(6) not null,
    primary key (day)
);

-- Checks of the books that operators started; one at a time.
create table pay_books_run (
    id          bigint        not null,
    started_by  bigint        not null,
    started_at  datetime(6)   not null,
    finished_at datetime(6)   null,
    breaches    int           null,
    found       varchar(4000) null,
    -- 1 until it has ended, whichever way.
    running     tinyint       null default 1,
    primary key (id),
    constraint uq_pay_books_run_running unique (running)
);
