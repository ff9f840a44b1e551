-- Live shopping: a seller shows goods, which cost less meanwhile.
create table commerce_live_show (
    id             bigint       not null primary key,
    seller_id      bigint       not null,
    title          varchar(80)  not null,
    state          varchar(10)  not null,
    -- When it is to start; when it did, from then on.
    starts_at      datetime(6)  not null,
    ended_at       datetime(6)  null,
    end_reason     varchar(20)  null,
    -- Then it ends by itself; null when it has ended.
    end_by         datetime(6)  null,
    -- The seller, while it is live: one show at a time.
    live_seller_id bigint       null,
    pinned_product bigint       null,
    notice         varchar(200) null,
    -- As it was counted last; never by each viewer.
    viewers        int          not null default 0,
    most_viewers   int          not null default 0,
    visits         bigint       not null default 0,
    constraint commerce_live_show_one unique (live_seller_id),
    constraint commerce_live_show_state check (state in ('PLANNED', 'LIVE', 'ENDED', 'CANCELED')
        and (state = 'LIVE') = (live_seller_id is not null)
        and (state in ('PLANNED', 'LIVE')) = (end_by is not null)
        and (ended_at is null) = (end_by is not null) and (ended_at is null) = (end_reason is null)),
    constraint commerce_live_show_reason check (end_reason in ('SELLER', 'TIME_OVER', 'SELLER_STOPPED'))
);
create index commerce_live_show_by_state on commerce_live_show (state, starts_at, id);
create index commerce_live_show_by_seller on commerce_live_show (seller_id, id);
create index commerce_live_show_by_end on commerce_live_show (end_by);

create table commerce_live_product (
    show_id    bigint not null,
    product_id bigint not null,
    live_price bigint not null,
    primary key (show_id, product_id),
    constraint commerce_live_product_price check (live_price > 0)
);

create table commerce_live_message (
    id        bigint       not null primary key,
    show_id   bigint       not null,
    -- Null of what the seller says.
    member_id bigint       null,
    said_at   datetime(6)  not null,
    text      varchar(200) not null
);
create index commerce_live_message_by_show on commerce_live_message (show_id, said_at, id);
create index commerce_live_message_by_time on commerce_live_message (said_at);

-- Whose words a seller does not want in its shows.
create table commerce_live_mute (
    seller_id bigint      not null,
    member_id bigint      not null,
    muted_at  datetime(6) not null,
    primary key (seller_id, member_id)
);

-- How many watch a show at each instance.
create table commerce_live_audience (
    show_id     bigint      not null,
    instance_id bigint      not null,
    viewers     int         not null,
    counted_at  datetime(6) not null,
    primary key (show_id, instance_id)
);

-- What a product costs while a show of its seller's is live, to whoever buys.
alter table commerce_product
    add column live_price bigint null,
    add constraint commerce_product_live_price check (live_price is null or live_price > 0);
