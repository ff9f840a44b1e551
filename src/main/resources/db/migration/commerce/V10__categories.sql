-- Where a buyer looks for goods: a tree. The sort of goods (what events tell) is that of the node or of the nearest above it.
create table commerce_category (
    id        bigint      not null primary key,
    parent_id bigint      null,
    place     int         not null,
    name_ko   varchar(40) not null,
    name_en   varchar(60) not null,
    goods     varchar(20) null,
    constraint commerce_category_parent foreign key (parent_id) references commerce_category (id),
    constraint commerce_category_not_its_own check (parent_id is null or parent_id <> id)
);

insert into commerce_category (id, parent_id, place, name_ko, name_en, goods) values
    (100, null, 1, '식품', 'Food', null),
    (110, 100, 1, '과일', 'Fruit', 'FRUIT'),
    (111, 110, 1, '감귤·만감류', 'Citrus', 'FRUIT'),
    (112, 110, 2, '사과·배', 'Apples and pears', 'FRUIT'),
    (113, 110, 3, '포도·베리', 'Grapes and berries', 'FRUIT'),
    (120, 100, 2, '쌀·잡곡', 'Rice and grains', 'GRAIN'),
    (130, 100, 3, '수산물', 'Seafood', 'SEAFOOD'),
    (140, 100, 4, '가공식품', 'Prepared food', 'PREPARED_FOOD'),
    (200, null, 2, '패션', 'Fashion', null),
    (210, 200, 1, '여성의류', 'Women''s clothing', 'WOMENS_FASHION'),
    (220, 200, 2, '남성의류', 'Men''s clothing', 'MENS_FASHION'),
    (230, 200, 3, '신발·가방', 'Shoes and bags', 'SHOES_AND_BAGS'),
    (300, null, 3, '디지털', 'Digital', 'DIGITAL'),
    (310, 300, 1, '음향기기', 'Audio', 'DIGITAL'),
    (320, 300, 2, '컴퓨터 주변기기', 'Computer accessories', 'DIGITAL'),
    (330, 300, 3, '휴대폰 액세서리', 'Phone accessories', 'DIGITAL'),
    (400, null, 4, '생활·주방', 'Home', null),
    (410, 400, 1, '생활용품', 'Household', 'LIVING'),
    (420, 400, 2, '주방용품', 'Kitchen', 'KITCHEN'),
    (500, null, 5, '뷰티', 'Beauty', 'BEAUTY'),
    (600, null, 6, '도서', 'Books', 'BOOKS'),
    (900, null, 9, '기타', 'Other', 'OTHER');

alter table commerce_product add column category_id bigint not null default 900;
update commerce_product set category_id = case category
    when 'FRUIT' then 110 when 'GRAIN' then 120 when 'SEAFOOD' then 130 when 'PREPARED_FOOD' then 140
    when 'WOMENS_FASHION' then 210 when 'MENS_FASHION' then 220 when 'SHOES_AND_BAGS' then 230 when 'DIGITAL' then 300
    when 'LIVING' then 410 when 'KITCHEN' then 420 when 'BEAUTY' then 500 when 'BOOKS' then 600 else 900 end;
alter table commerce_product
    add constraint commerce_product_category foreign key (category_id) references commerce_category (id);
