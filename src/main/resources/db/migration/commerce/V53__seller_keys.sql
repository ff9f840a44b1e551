-- Keys that sign requests of sellers' systems. The secret is encrypted: a signature can only be checked by it.
create table commerce_seller_key (
    id         bigint       not null primary key,
    seller_id  bigint       not null,
    name       varchar(60)  not null,
    scopes     varchar(60)  not null,
    secret     varchar(200) character set ascii collate ascii_bin not null,
    issued_at  datetime(6)  not null,
    expires_at datetime(6)  null,
    revoked_at datetime(6)  null
);
create index commerce_seller_key_by_seller on commerce_seller_key (seller_id, id);

-- Points for items that were sent late.
create table commerce_seller_penalty (
    id        bigint      not null primary key,
    seller_id bigint      not null,
    item_id   bigint      not null,
    points    int         not null,
    days_late int         not null,
    given_at  datetime(6) not null,
    constraint commerce_seller_penalty_item unique (item_id),
    constraint commerce_seller_penalty_points check (points > 0 and days_late > 0)
);
create index commerce_seller_penalty_by_seller on commerce_seller_penalty (seller_id, given_at);
create index commerce_seller_penalty_by_time on commerce_seller_penalty (given_at);
