-- What sellers sold: pieces that were paid for, by the day in Seoul, summed up hour by hour when somebody looks. No cancel changes it.
create table commerce_sales_day (
    seller_id  bigint not null,
    day        date   not null,
    product_id bigint not null,
    pieces     bigint not null,
    amount     bigint not null,
    primary key (seller_id, day, product_id)
);
-- How far a seller's sales are summed up.
create table commerce_sales_summed (
    seller_id bigint      not null primary key,
    until_at  datetime(6) not null
);
