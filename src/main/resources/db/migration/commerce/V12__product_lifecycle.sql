-- What one must tell of goods of a category, and of those below it.
create table commerce_category_attribute (
    category_id bigint       not null,
    code        varchar(30)  not null,
    place       int          not null,
    name_ko     varchar(40)  not null,
    name_en     varchar(60)  not null,
    required    boolean      not null,
    -- The values to choose from, separated by |; empty: any text.
    choices     varchar(500) not null default '',
    primary key (category_id, code),
    constraint commerce_category_attribute_category foreign key (category_id) references commerce_category (id)
);
insert into commerce_category_attribute (category_id, code, place, name_ko, name_en, required, choices) values
    (100, 'ORIGIN', 1, '원산지', 'Origin', true, ''),
    (100, 'STORAGE', 2, '보관 방법', 'Storage', true, '상온|냉장|냉동'),
    (110, 'GRADE', 3, '등급', 'Grade', false, '특|상|보통|가정용'),
    (130, 'CATCH', 3, '어획 방식', 'Catch', false, '자연산|양식'),
    (200, 'MATERIAL', 1, '소재', 'Material', true, ''),
    (200, 'SEASON', 2, '계절', 'Season', false, '봄·가을|여름|겨울|사계절'),
    (300, 'MODEL', 1, '모델명', 'Model', true, ''),
    (300, 'KC', 2, 'KC 인증 번호', 'KC certificate', false, ''),
    (310, 'CONNECTION', 3, '연결 방식', 'Connection', false, '유선|블루투스'),
    (400, 'MATERIAL', 1, '재질', 'Material', true, ''),
    (500, 'VOLUME', 1, '용량', 'Volume', true, ''),
    (500, 'SKIN', 2, '피부 타입', 'Skin', false, '모든 피부|건성|지성|민감성'),
    (600, 'AUTHOR', 1, '지은이', 'Author', true, ''),
    (600, 'ISBN', 2, 'ISBN', 'ISBN', false, '');

-- Which of the lists of the notice on what must be told of goods (상품 정보 제공 고시) applies: the node's, or the nearest above it.
alter table commerce_category add column notice varchar(20) null;
update commerce_category set notice = case id
    when 100 then 'FRESH_FOOD' when 140 then 'PREPARED_FOOD' when 200 then 'CLOTHES' when 230 then 'SHOES_BAGS'
    when 300 then 'ELECTRONICS' when 400 then 'HOUSEHOLD' when 500 then 'COSMETICS' when 600 then 'BOOKS'
    when 900 then 'OTHER' else null end;

-- What a seller's freight costs: of a product without one, nothing.
create table commerce_shipping_template (
    id        bigint      not null primary key,
    seller_id bigint      not null,
    name      varchar(60) not null,
    fee       bigint      not null,
    -- From which sum on it is free; null for never.
    free_from bigint      null,
    constraint commerce_shipping_template_seller foreign key (seller_id) references commerce_seller (id),
    constraint commerce_shipping_template_fee check (fee >= 0 and (free_from is null or free_from > 0))
);
create index commerce_shipping_template_by_seller on commerce_shipping_template (seller_id, id);

alter table commerce_product drop constraint commerce_product_status;
alter table commerce_product
    add column version int not null default 0,
    add column attributes varchar(4000) not null default '{}',
    add column notice varchar(4000) not null default '{}',
    add column sale_price bigint null,
    add column sale_from datetime(6) null,
    add column sale_until datetime(6) null,
    add column shipping_template_id bigint null,
    add constraint commerce_product_status check (status in ('ON_SALE', 'PAUSED', 'SOLD_OUT', 'STOPPED')),
    add constraint commerce_product_sale check ((sale_price is null and sale_from is null and sale_until is null)
        or (sale_price > 0 and sale_price < price and sale_from < sale_until)),
    add constraint commerce_product_shipping foreign key (shipping_template_id) references commerce_shipping_template (id);
create index commerce_product_by_sale_begin on commerce_product (sale_from);
create index commerce_product_by_sale_end on commerce_product (sale_until);

alter table commerce_sku add column code varchar(40) not null default '';

-- What a seller is writing: a product that is not one yet, or a change of one that buyers see as it was until the change is approved.
create table commerce_product_draft (
    product_id   bigint       not null primary key,
    seller_id    bigint       not null,
    status       varchar(10)  not null,
    -- JSON of commerce.product.Draft.
    content      mediumtext   not null,
    version      int          not null,
    changed_at   datetime(6)  not null,
    submitted_at datetime(6)  null,
    -- Why it was sent back the last time.
    reason       varchar(500) not null default '',
    constraint commerce_product_draft_seller foreign key (seller_id) references commerce_seller (id),
    constraint commerce_product_draft_status check (status in ('DRAFT', 'WAITING')),
    constraint commerce_product_draft_submitted check ((status = 'WAITING') = (submitted_at is not null))
);
create index commerce_product_draft_queue on commerce_product_draft (submitted_at, product_id);
create index commerce_product_draft_by_seller on commerce_product_draft (seller_id, product_id);

-- What became of a product and by whom, for ever.
create table commerce_product_history (
    id         bigint       not null primary key,
    product_id bigint       not null,
    at         datetime(6)  not null,
    actor      varchar(10)  not null,
    actor_id   bigint       not null,
    happening  varchar(20)  not null,
    status     varchar(10)  not null,
    details    mediumtext  not null,
    constraint commerce_product_history_actor check (actor in ('SELLER', 'OPERATOR'))
);
create index commerce_product_history_by_product on commerce_product_history (product_id, id);
create trigger commerce_product_history_no_update before update on commerce_product_history
    for each row signal sqlstate '45000' set message_text = 'commerce_product_history is append-only';
create trigger commerce_product_history_no_delete before delete on commerce_product_history
    for each row signal sqlstate '45000' set message_text = 'commerce_product_history is append-only';
