-- One row for each listener that still has to get an event. The listener's own transaction deletes it: no row, nothing to do.
create table platform_event_delivery (
    listener varchar(80) character set ascii collate ascii_bin not null,
    event_id bigint not null,
    event_type varchar(100) character set ascii collate ascii_bin not null,
    -- Tries begun so far. Each taker raises it, so that a late answer of an earlier taker is known and ignored.
    attempts smallint not null,
    next_attempt_at datetime(6) not null,
    error varchar(1000) character set utf8mb4,
    primary key (listener, event_id),
    key platform_event_delivery_due (listener, next_attempt_at)
);

-- Deliveries that were given up. A table of their own, so that however many there are, they are in nobody's way.
create table platform_event_dead_letter (
    listener varchar(80) character set ascii collate ascii_bin not null,
    event_id bigint not null,
    event_type varchar(100) character set ascii collate ascii_bin not null,
    attempts smallint not null,
    died_at datetime(6) not null,
    error varchar(1000) character set utf8mb4,
    primary key (listener, event_id),
    key platform_event_dead_letter_died (died_at),
    key platform_event_dead_letter_listener (listener, died_at)
);
