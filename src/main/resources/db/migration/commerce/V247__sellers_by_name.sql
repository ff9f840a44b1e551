-- Operators look for sellers by how their names begin, however they write them: '한빛 상회' by '한빛상', 'ABC' by 'abc'.
alter table commerce_seller
    add column name_sought varchar(60) character set utf8mb4 collate utf8mb4_general_ci generated always as (replace(name, ' ', '')) stored;
create index commerce_seller_by_name on commerce_seller (name_sought, id);
