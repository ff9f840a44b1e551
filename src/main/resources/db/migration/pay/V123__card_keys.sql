-- How many answers to a request were errors that we could read: of each the provider is done, and the next one goes by another idempotency key.
alter table pay_card_request add column errors int not null default 0;

-- Keys of cards that were deleted, until the provider has ended them too. The key is encrypted; the row goes with it.
create table pay_card_ended_key (
    id           bigint       not null,
    billing_key  varchar(400) character set ascii collate ascii_bin not null,
    customer_key char(36)     not null,
    tries        int          not null,
    next_at      datetime(6)  not null,
    primary key (id)
);
create index ix_pay_card_ended_key_next on pay_card_ended_key (next_at);
