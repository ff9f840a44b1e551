-- Where merchants' systems want to be told of what happens. REMOVED ones stay, since deliveries refer to them.
create table pay_webhook_endpoint (
    id              bigint       not null,
    merchant_id     bigint       not null,
    live            boolean      not null,
    url             varchar(500) not null,
    state           varchar(12)  not null,
    created_at      datetime(6)  not null,
    last_success_at datetime(6)  null,
    switched_off_at datetime(6)  null,
    primary key (id),
    constraint fk_pay_webhook_endpoint_merchant foreign key (merchant_id) references pay_merchant (id),
    constraint ck_pay_webhook_endpoint_state check (state in ('ON', 'SWITCHED_OFF', 'REMOVED')),
    constraint ck_pay_webhook_endpoint_off check ((state = 'SWITCHED_OFF') = (switched_off_at is not null))
);
create index ix_pay_webhook_endpoint_merchant on pay_webhook_endpoint (merchant_id, live, id);

-- What deliveries to an endpoint are signed with; encrypted. Two are live for a while after a rotation.
create table pay_webhook_secret (
    id          bigint       not null,
    endpoint_id bigint       not null,
    secret      varchar(200) not null,
    created_at  datetime(6)  not null,
    expires_at  datetime(6)  null,
    primary key (id),
    constraint fk_pay_webhook_secret_endpoint foreign key (endpoint_id) references pay_webhook_endpoint (id)
);
create index ix_pay_webhook_secret_endpoint on pay_webhook_secret (endpoint_id, id);

-- What happened, once for all endpoints of a merchant, as the bytes that are sent.
create table pay_webhook_event (
    id          bigint      not null,
    merchant_id bigint      not null,
    live        boolean     not null,
    type        varchar(40) not null,
    body        mediumtext  not null,
    created_at  datetime(6) not null,
    primary key (id)
);
create index ix_pay_webhook_event_merchant on pay_webhook_event (merchant_id, live, id);

create table pay_webhook_delivery (
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
    constraint fk_pay_webhook_delivery_event foreign key (event_id) references pay_webhook_event (id),
    constraint fk_pay_webhook_delivery_endpoint foreign key (endpoint_id) references pay_webhook_endpoint (id),
    constraint ck_pay_webhook_delivery_state check (state in ('PENDING', 'DELIVERED', 'FAILED', 'STOPPED')),
    constraint ck_pay_webhook_delivery_due check ((state = 'PENDING') = (next_attempt_at is not null))
);
create index ix_pay_webhook_delivery_due on pay_webhook_delivery (next_attempt_at);
create index ix_pay_webhook_delivery_endpoint on pay_webhook_delivery (endpoint_id, id);
create index ix_pay_webhook_delivery_endpoint_state on pay_webhook_delivery (endpoint_id, state, id);

create table pay_webhook_attempt (
    delivery_id bigint      not null,
    at          datetime(6) not null,
    status      int         null,
    error       varchar(20) null,
    millis      int         not null,
    primary key (delivery_id, at),
    constraint fk_pay_webhook_attempt_delivery foreign key (delivery_id) references pay_webhook_delivery (id)
);
