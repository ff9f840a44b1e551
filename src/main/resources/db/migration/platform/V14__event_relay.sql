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
