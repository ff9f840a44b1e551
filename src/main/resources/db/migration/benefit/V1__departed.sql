-- Members who left: nothing is kept of them any more, and what is told late of them leaves no trace.
create table benefit_departed_member (
    member_id bigint      not null primary key,
    left_at   datetime(6) not null
);
