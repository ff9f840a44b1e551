-- Who takes payments from members by the merchants' API.
create table pay_merchant (
    id         bigint       not null,
    name       varchar(100) not null,
    status     varchar(10)  not null,
    created_at datetime(6)  not null,
    primary key (id),
    constraint ck_pay_merchant_status check (status in ('APPLIED', 'IN_REVIEW', 'APPROVED', 'REFUSED', 'SUSPENDED', 'CLOSED'))
);

-- The secret keys of merchants' systems. The key itself is nowhere; what it is found by is its SHA-256.
create table pay_merchant_key (
    id          bigint      not null,
    merchant_id bigint      not null,
    live        boolean     not null,
    sha256      char(64)    not null,
    -- The key's beginning, for people to tell keys apart by.
    hint        varchar(16) not null,
    created_at  datetime(6) not null,
    expires_at  datetime(6) null,
    revoked_at  datetime(6) null,
    -- When it was issued or last changed: what instances remember of it is forgotten.
    changed_at  datetime(6) not null,
    primary key (id),
    constraint uq_pay_merchant_key unique (sha256),
    constraint fk_pay_merchant_key_merchant foreign key (merchant_id) references pay_merchant (id)
);
create index ix_pay_merchant_key_merchant on pay_merchant_key (merchant_id, live, id);
create index ix_pay_merchant_key_changed on pay_merchant_key (changed_at);
