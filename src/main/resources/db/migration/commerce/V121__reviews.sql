-- What buyers say of what they got: once of each item.
create table commerce_review (
    id          bigint        not null primary key,
    item_id     bigint        not null,
    member_id   bigint        not null,
    seller_id   bigint        not null,
    product_id  bigint        not null,
    option_name varchar(160)  not null,
    rating      int           not null,
    text        varchar(2000) not null,
    -- Its pictures, their ids separated by commas, as products have them.
    photos      varchar(120)  not null default '',
    state       varchar(10)   not null,
    helpful     int           not null default 0,
    written_at  datetime(6)   not null,
    edited_at   datetime(6)   null,
    reply       varchar(1000) null,
    replied_at  datetime(6)   null,
    constraint commerce_review_once unique (item_id),
    constraint commerce_review_product foreign key (product_id) references commerce_product (id),
    constraint commerce_review_rating check (rating between 1 and 5),
    constraint commerce_review_state check (state in ('VISIBLE', 'HIDDEN', 'DELETED')),
    constraint commerce_review_helpful check (helpful >= 0),
    constraint commerce_review_reply check ((reply is null) = (replied_at is null))
);
create index commerce_review_by_product on commerce_review (product_id, state, id);
create index commerce_review_by_helpful on commerce_review (product_id, state, helpful, id);
create index commerce_review_by_rating on commerce_review (product_id, state, rating, id);
create index commerce_review_by_member on commerce_review (member_id, id);
create index commerce_review_by_seller on commerce_review (seller_id, state, id);
create index commerce_review_without_reply on commerce_review (seller_id, state, replied_at, id);

create table commerce_review_vote (
    review_id bigint not null,
    member_id bigint not null,
    primary key (review_id, member_id)
);

-- How many visible reviews give a product so many stars.
create table commerce_product_rating (
    product_id bigint not null primary key,
    ones       int    not null default 0,
    twos       int    not null default 0,
    threes     int    not null default 0,
    fours      int    not null default 0,
    fives      int    not null default 0,
    constraint commerce_product_rating_product foreign key (product_id) references commerce_product (id),
    constraint commerce_product_rating_counts
        check (ones >= 0 and twos >= 0 and threes >= 0 and fours >= 0 and fives >= 0)
);
-- Lists, searches and the product itself show it.
create trigger commerce_product_rated_first after insert on commerce_product_rating
    for each row insert into commerce_shelf_change (kind, subject_id, changed_at)
        values ('PRODUCT', new.product_id, utc_timestamp(6));
create trigger commerce_product_rated after update on commerce_product_rating
    for each row insert into commerce_shelf_change (kind, subject_id, changed_at)
        values ('PRODUCT', new.product_id, utc_timestamp(6));

-- Pictures that members brought; those that no review shows a day later are thrown away.
create table commerce_member_image (
    id        bigint      not null primary key,
    member_id bigint      not null,
    width     int         not null,
    height    int         not null,
    added_at  datetime(6) not null,
    -- The review that shows it; when to throw it away is null then.
    review_id bigint      null,
    forget_at datetime(6) null,
    constraint commerce_member_image_forgotten check ((review_id is null) = (forget_at is not null))
);
create index commerce_member_image_by_member on commerce_member_image (member_id, review_id);
create index commerce_member_image_by_review on commerce_member_image (review_id);
create index commerce_member_image_by_forgetting on commerce_member_image (forget_at);
