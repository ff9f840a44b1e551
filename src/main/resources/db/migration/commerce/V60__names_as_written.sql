-- What sellers call things is told apart as it is written: 'xl' from 'XL', which the servers' own collations do not.
alter table commerce_sku
    modify column choice1 varchar(50) character set utf8mb4 collate utf8mb4_bin not null default '',
    modify column choice2 varchar(50) character set utf8mb4 collate utf8mb4_bin not null default '',
    modify column choice3 varchar(50) character set utf8mb4 collate utf8mb4_bin not null default '';
alter table commerce_seller
    modify column name varchar(60) character set utf8mb4 collate utf8mb4_bin not null;

-- A word of these that no version knows would be a mistake; one that a later version adds comes with its migration.
alter table commerce_category
    modify column goods varchar(20) character set utf8mb4 collate utf8mb4_bin null,
    modify column notice varchar(20) character set utf8mb4 collate utf8mb4_bin null;
alter table commerce_category
    add constraint commerce_category_goods check (goods in ('FRUIT', 'GRAIN', 'SEAFOOD', 'PREPARED_FOOD',
        'WOMENS_FASHION', 'MENS_FASHION', 'SHOES_AND_BAGS', 'DIGITAL', 'LIVING', 'KITCHEN', 'BEAUTY', 'BOOKS', 'OTHER')),
    add constraint commerce_category_notice check (notice in ('FRESH_FOOD', 'PREPARED_FOOD', 'CLOTHES', 'SHOES_BAGS',
        'ELECTRONICS', 'HOUSEHOLD', 'COSMETICS', 'BOOKS', 'OTHER'));
create trigger commerce_category_removed after delete on commerce_category
    for each row insert into commerce_shelf_change (kind, subject_id, changed_at) values ('CATEGORIES', old.id, utc_timestamp(6));
