-- What sellers look for among what they write: by its name, and by whether it was sent back.
alter table commerce_product_draft
    add column name      varchar(100) not null default '',
    add column sent_back boolean generated always as (status = 'DRAFT' and reason <> '') stored;
update commerce_product_draft set name = left(coalesce(json_unquote(json_extract(content, '$.content.name')), ''), 100);
create index commerce_product_draft_by_tab on commerce_product_draft (seller_id, status, sent_back, product_id);
create index commerce_product_of_seller on commerce_product (seller_id, id);

-- A table that a seller brought, until it is carried out and for some days after: what of it is done is counted with each part.
create table commerce_listing_upload (
    id        bigint      not null primary key,
    seller_id bigint      not null,
    kind      varchar(10) not null,
    -- Whether what is new is handed in at once.
    hand_in   boolean     not null,
    file      mediumblob  not null,
    -- Products that it is about, how many of them are right, and how many are carried out or passed over.
    products  int         not null,
    good      int         not null,
    done      int         not null default 0,
    -- JSON of what is wrong, by row.
    problems  mediumtext  not null,
    brought_at datetime(6) not null,
    constraint commerce_listing_upload_kind check (kind in ('FRESH', 'EDIT')),
    constraint commerce_listing_upload_done check (done between 0 and products and good between 0 and products),
    constraint commerce_listing_upload_seller foreign key (seller_id) references commerce_seller (id)
);
create index commerce_listing_upload_by_seller on commerce_listing_upload (seller_id, id);
