-- The key of each member's personal fields in the event log, itself encrypted by the key ring. Without it those are unreadable.
create table platform_member_key (
    member_id bigint not null,
    wrapped varchar(200) character set ascii collate ascii_bin,
    destroyed_at datetime(6),
    primary key (member_id),
    check ((wrapped is null) = (destroyed_at is not null))
);
