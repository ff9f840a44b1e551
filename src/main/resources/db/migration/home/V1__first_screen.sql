-- Read models: everything here is told by events and can be built anew from the event log.

create table home_wallet (
    member_id bigint      not null primary key,
    balance   bigint      not null,
    -- The wallet's highest movement seen: it has the present balance.
    sequence  bigint      not null,
    as_of     datetime(6) not null
);

create table home_movement (
    movement_id bigint       not null primary key,
    member_id   bigint       not null,
    sequence    bigint       not null,
    amount      bigint       not null,
    balance     bigint       not null,
    kind        varchar(20)  not null,
    description varchar(255) not null,
    at          datetime(6)  not null
);
create index home_movement_newest on home_movement (member_id, sequence);

create table home_order (
    order_id       bigint       not null primary key,
    member_id      bigint       not null,
    state          varchar(16)  not null,
    -- What the order was placed for is null until OrderPlaced has arrived.
    title          varchar(100) null,
    other_lines    int          null,
    amount         bigint       null,
    placed_at      datetime(6)  null,
    as_of          datetime(6)  not null,
    constraint home_order_state check (state in ('PAYMENT_WAITING', 'EXPIRED', 'PAID', 'CANCELED'))
);
create index home_order_newest on home_order (member_id, order_id);

-- Members who left: an event of theirs that comes late leaves no trace.
create table home_departed_member (
    member_id bigint      not null primary key,
    left_at   datetime(6) not null
);
