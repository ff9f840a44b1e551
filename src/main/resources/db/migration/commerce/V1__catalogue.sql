create table commerce_seller (
    id         bigint       not null primary key,
    name       varchar(60)  not null,
    status     varchar(16)  not null,
    created_at datetime(6)  not null,
    constraint commerce_seller_status check (status in ('APPROVED', 'PAUSED', 'SUSPENDED'))
);

-- At most three option groups ("colour", "size"), as Korean marketplaces have them: a product with its SKUs is two reads.
create table commerce_product (
    id            bigint        not null primary key,
    seller_id     bigint        not null,
    name          varchar(100)  not null,
    description   varchar(2000) not null,
    price         bigint        not null,
    tax_free      boolean       not null,
    status        varchar(16)   not null,
    option_group1 varchar(20)   not null default '',
    option_group2 varchar(20)   not null default '',
    option_group3 varchar(20)   not null default '',
    created_at    datetime(6)   not null,
    constraint commerce_product_seller foreign key (seller_id) references commerce_seller (id),
    constraint commerce_product_price check (price > 0),
    constraint commerce_product_status check (status in ('ON_SALE', 'PAUSED', 'STOPPED'))
);
create index commerce_product_by_status on commerce_product (status, id);
create index commerce_product_by_seller on commerce_product (seller_id, status, id);

create table commerce_sku (
    id               bigint      not null primary key,
    product_id       bigint      not null,
    choice1          varchar(50) not null default '',
    choice2          varchar(50) not null default '',
    choice3          varchar(50) not null default '',
    price_difference bigint      not null,
    on_sale          boolean     not null,
    constraint commerce_sku_product foreign key (product_id) references commerce_product (id),
    constraint commerce_sku_choices unique (product_id, choice1, choice2, choice3)
);
