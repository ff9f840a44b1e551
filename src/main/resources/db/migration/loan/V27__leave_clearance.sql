-- Of whom was said that no loan keeps them, and when they had asked: until it is decided they sign no new one.
create table loan_leave_clearance (
    member_id bigint      not null,
    asked_at  datetime(6) not null,
    primary key (member_id)
);
