-- What sort of goods it is: a product's, and an order line's as it was when it was ordered.
alter table commerce_product add column category varchar(20) not null default 'OTHER';
alter table commerce_order_line add column category varchar(20) not null default 'OTHER';
