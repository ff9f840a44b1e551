-- How many orders of a buyer hold stock without being paid.
create index commerce_order_by_buyer_status on commerce_order (buyer_id, status);

-- Orders whose hold could not be let go: a person finds out why. One that has lapsed since is over.
create table commerce_stuck_order (
    order_id bigint      not null primary key,
    stuck_at datetime(6) not null,
    tries    int         not null,
    constraint commerce_stuck_order_order foreign key (order_id) references commerce_order (id),
    constraint commerce_stuck_order_tries check (tries > 0)
);
