-- Since when Madang does not let a product be shown any more.
alter table commerce_product add column banned_at datetime(6) null;
update commerce_product p set banned_at = (select max(h.at) from commerce_product_history h
    where h.product_id = p.id and h.happening = 'BAN') where p.status = 'STOPPED';

-- Which pictures buyers are shown: those that a product shows that was approved. Triggers keep it, whoever changes a product.
create table commerce_product_image (
    image_id   bigint not null,
    product_id bigint not null,
    primary key (image_id, product_id),
    constraint commerce_product_image_product foreign key (product_id) references commerce_product (id),
    constraint commerce_product_image_image foreign key (image_id) references commerce_image (id)
);
insert into commerce_product_image (image_id, product_id)
    select i.id, p.id from commerce_product p join commerce_image i on i.seller_id = p.seller_id
    where p.images <> '' and find_in_set(i.id, p.images) > 0;

delimiter //
create trigger commerce_product_shows_first after insert on commerce_product
    for each row begin
        if new.images <> '' then
            insert into commerce_product_image (image_id, product_id)
                select id, new.id from commerce_image where seller_id = new.seller_id and find_in_set(id, new.images) > 0;
        end if;
    end//
create trigger commerce_product_shows after update on commerce_product
    for each row begin
        if old.images <> new.images then
            delete from commerce_product_image where product_id = new.id;
            insert into commerce_product_image (image_id, product_id)
                select id, new.id from commerce_image where seller_id = new.seller_id and find_in_set(id, new.images) > 0;
        end if;
    end//
delimiter ;
