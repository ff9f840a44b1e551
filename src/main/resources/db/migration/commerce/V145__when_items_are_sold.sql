-- When an item was sold: when it was paid for, or when its team was full. A seat of a team that fails never is.
alter table commerce_order_line add column sold_at datetime(6) null;
update commerce_order_line l join commerce_order o on o.id = l.order_id set l.sold_at = l.paid_at
where l.paid_at is not null and (o.team_id is null or l.status not in ('TEAM_WAITING', 'CANCELED'));
drop index commerce_order_line_by_payment on commerce_order_line;
create index commerce_order_line_by_sale on commerce_order_line (seller_id, sold_at);
-- Summed up anew when somebody looks.
delete from commerce_sales_day;
delete from commerce_sales_summed;
