-- One listener's events put back from the log, batch by batch; position is the last event that was put back.
create table platform_event_replay (
    id bigint not null,
    listener varchar(80) character set ascii collate ascii_bin not null,
    event_type varchar(100) character set ascii collate ascii_bin not null,
    from_time datetime(6) not null,
    until_id bigint not null,
    position bigint not null,
    events bigint not null,
    requested_by varchar(100) character set utf8mb4 not null,
    started_at datetime(6) not null,
    finished_at datetime(6),
    cancelled boolean not null,
    primary key (id),
    key platform_event_replay_open (finished_at)
);
