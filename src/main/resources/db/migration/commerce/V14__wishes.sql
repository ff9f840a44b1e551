-- What members like to come back to; the number says in which order they came.
create table commerce_wish (
    member_id  bigint      not null,
    product_id bigint      not null,
    id         bigint      not null,
    added_at   datetime(6) not null,
    primary key (member_id, product_id),
    constraint commerce_wish_product foreign key (product_id) references commerce_product (id)
);
create index commerce_wish_by_member on commerce_wish (member_id, id);
