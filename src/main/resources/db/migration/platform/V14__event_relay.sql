-- Events that are still to be sent to Kafka. The position is given while the publisher holds its aggregate's lock, so that it
-- tells the order within an aggregate, which ids (made before the lock) do not.
create table platform_event_relay (
    position bigint not null auto_increment,
    event_id bigint not null,
    primary key (position)
);

-- One instance relays at a time: the holder, until its time is over.
create table platform_event_relay_lease (
    id tinyint not null,
    holder varchar(40) character set ascii collate ascii_bin not null,
    held_until datetime(6) not null,
    primary key (id)
);

insert into platform_event_relay_lease (id, holder, held_until) values (1, 'nobody', '2000-01-01');

-- Events that Kafka refuses for what they are (try_again_at is set), and those of the same key behind them.
create table platform_event_relay_parked (
    position bigint not null,
    event_id bigint not null,
    module varchar(30) character set ascii collate ascii_bin not null,
    aggregate_id bigint not null,
    parked_at datetime(6) not null,
    try_again_at datetime(6),
    error varchar(1000) character set utf8mb4,
    primary key (position),
    key platform_event_relay_parked_key (module, aggregate_id, position),
    key platform_event_relay_parked_due (try_again_at)
);
