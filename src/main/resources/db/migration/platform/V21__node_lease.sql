-- Which living instance makes ids under which node number.
create table platform_node_lease (
    node smallint not null,
    owner varchar(40) not null,
    -- Epoch milliseconds: whoever held the node made no id later than this.
    used_until bigint not null,
    expires_at datetime(6) not null,
    primary key (node),
    constraint platform_node_lease_ten_bits check (node between 0 and 1023)
) character set ascii;
