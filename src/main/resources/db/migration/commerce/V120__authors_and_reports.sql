-- As much of members' names as others see beside what they write. Null of who left: no name of theirs is kept any more.
create table commerce_author (
    member_id   bigint      not null primary key,
    masked_name varchar(60) null
);

-- What members find wrong with what others wrote: each says so once.
create table commerce_report (
    id          bigint      not null primary key,
    kind        varchar(10) not null,
    subject_id  bigint      not null,
    member_id   bigint      not null,
    reason      varchar(20) not null,
    reported_at datetime(6) not null,
    constraint commerce_report_once unique (kind, subject_id, member_id),
    constraint commerce_report_reason check (reason in ('ABUSE', 'ADVERTISING', 'PERSONAL_DATA', 'UNTRUE', 'OTHER'))
);

-- What was reported, and what an operator said of it.
create table commerce_reported (
    kind       varchar(10) not null,
    subject_id bigint      not null,
    reports    int         not null,
    -- Since when it waits for an operator; null when none is asked.
    open_since datetime(6) null,
    -- Since when nobody is shown it; null when it is shown.
    hidden_at  datetime(6) null,
    primary key (kind, subject_id),
    constraint commerce_reported_kind check (kind in ('REVIEW', 'QUESTION')),
    constraint commerce_reported_reports check (reports > 0)
);
create index commerce_reported_queue on commerce_reported (open_since, subject_id);
create index commerce_reported_hidden on commerce_reported (hidden_at);
