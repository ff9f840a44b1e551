-- Where sellers' systems want to be told of what happens. REMOVED ones stay, since deliveries refer to them.
create table commerce_webhook_endpoint (
    id              bigint       not null,
    seller_id       bigint       not null,
    url             varchar(500) not null,
    -- What of, separated by blanks.
    topics          varchar(400) not null,
    state           varchar(12)  not null,
    created_at      datetime(6)  not null,
    last_success_at datetime(6)  null,
    switched_off_at datetime(6)  null,
    primary key (id),
    constraint commerce_webhook_endpoint_seller foreign key (seller_id) references commerce_seller (id),
    constraint commerce_webhook_endpoint_state check (state in ('ON', 'SWITCHED_OFF', 'REMOVED')),
    constraint commerce_webhook_endpoint_off check ((state = 'SWITCHED_OFF') = (switched_off_at is not null))
);
create index commerce_webhook_endpoint_by_seller on commerce_webhook_endpoint (seller_id, id);

-- What deliveries to an endpoint are signed with; encrypted. Two are live for a while after a rotation.
create table commerce_webhook_secret (
    id          bigint       not null,
    endpoint_id bigint       not null,
    secret      varchar(200) not null,
    created_at  datetime(6)  not null,
    expires_at  datetime(6)  null,
    primary key (id),
    constraint commerce_webhook_secret_endpoint foreign key (endpoint_id) references commerce_webhook_endpoint (id)
);
create index commerce_webhook_secret_by_endpoint on commerce_webhook_secret (endpoint_id, id);

-- What happened, once for all endpoints of a seller, as the bytes that are sent.
create table commerce_webhook_event (
    id         bigint      not null,
    seller_id  bigint      not null,
    type       varchar(40) not null,
    body       mediumtext  not null,
    created_at datetime(6) not null,
    primary key (id)
);
create index commerce_webhook_event_by_seller on commerce_webhook_event (seller_id, id);

-- Without a foreign key to its endpoint: that row changes with each answer, and no payment of an order shall wait for one.
create table commerce_webhook_delivery (
    id               bigint      not null,
    event_id         bigint      not null,
    endpoint_id      bigint      not null,
    state            varchar(10) not null,
    -- Since it was sent first, or again by hand.
    attempts         int         not null,
    -- Null when there is none to come, so that what is due is found alone. While it is sent: when another instance may.
    next_attempt_at  datetime(6) null,
    first_attempt_at datetime(6) null,
    last_attempt_at  datetime(6) null,
    last_status      int         null,
    last_error       varchar(20) null,
    last_millis      int         null,
    primary key (id),
    constraint commerce_webhook_delivery_event foreign key (event_id) references commerce_webhook_event (id),
    constraint commerce_webhook_delivery_state check (state in ('PENDING', 'DELIVERED', 'FAILED', 'STOPPED')),
    constraint commerce_webhook_delivery_due check ((state = 'PENDING') = (next_attempt_at is not null))
);
create index commerce_webhook_delivery_due on commerce_webhook_delivery (next_attempt_at, endpoint_id);
create index commerce_webhook_delivery_by_endpoint on commerce_webhook_delivery (endpoint_id, id);
create index commerce_webhook_delivery_by_state on commerce_webhook_delivery (endpoint_id, state, id);
create index commerce_webhook_delivery_by_event on commerce_webhook_delivery (event_id);

create table commerce_webhook_attempt (
    delivery_id bigint      not null,
    at          datetime(6) not null,
    status      int         null,
    error       varchar(20) null,
    millis      int         not null,
    primary key (delivery_id, at),
    constraint commerce_webhook_attempt_delivery foreign key (delivery_id) references commerce_webhook_delivery (id)
);
