-- What happened, once and for ever: deliveries, replays and the relay refer to these rows.
create table platform_event_log (
    id bigint not null,
    type varchar(100) character set ascii collate ascii_bin not null,
    version smallint not null,
    module varchar(30) character set ascii collate ascii_bin not null,
    aggregate_id bigint not null,
    body mediumtext character set utf8mb4 not null,
    occurred_at datetime(6) not null,
    trace_id varchar(64) character set ascii collate ascii_bin,
    primary key (id),
    key platform_event_log_type (type, id)
);

create trigger platform_event_log_keeps before update on platform_event_log
    for each row signal sqlstate '45000' set message_text = 'The event log is append-only';

create trigger platform_event_log_stays before delete on platform_event_log
    for each row signal sqlstate '45000' set message_text = 'The event log is append-only';
