-- Members who want to leave. A member leaves when every module that may hold something of theirs has cleared it.
create table member_leave (
    id bigint not null primary key,
    member_id bigint not null,
    state varchar(10) character set ascii not null,
    requested_at datetime(6) not null,
    asked_at datetime(6) not null,
    decided_at datetime(6) null,
    key member_leave_member (member_id, id),
    key member_leave_waiting (state, asked_at),
    constraint member_leave_state check (state in ('WAITING', 'BLOCKED', 'LEFT'))
);

create table member_leave_answer (
    leave_id bigint not null,
    module varchar(20) character set ascii not null,
    cleared boolean not null,
    reason varchar(60) character set ascii null,
    answered_at datetime(6) not null,
    primary key (leave_id, module)
);

-- What the law keeps of people who left, apart from everything else and read by nothing in the application.
create table member_retained (
    id bigint not null primary key,
    member_id bigint not null,
    what varchar(20) character set ascii not null,
    content varchar(800) character set ascii collate ascii_bin not null,
    source varchar(200) not null,
    kept_until datetime(6) not null,
    key member_retained_until (kept_until)
);
