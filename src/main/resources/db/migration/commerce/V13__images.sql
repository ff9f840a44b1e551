-- Pictures that sellers brought; what is in them is in the store of pictures, made anew in a few sizes.
create table commerce_image (
    id        bigint      not null primary key,
    seller_id bigint      not null,
    width     int         not null,
    height    int         not null,
    added_at  datetime(6) not null,
    constraint commerce_image_seller foreign key (seller_id) references commerce_seller (id)
);
create index commerce_image_by_seller on commerce_image (seller_id, id);

-- The pictures of a product, their ids separated by commas, the first one shown in lists.
alter table commerce_product add column images varchar(300) not null default '';
