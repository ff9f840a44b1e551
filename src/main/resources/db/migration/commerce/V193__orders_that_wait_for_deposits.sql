-- Until when the deposit that pays a part of an order counts; its stock is kept so long, and a little more, which lapse_at says.
alter table commerce_order add column deposit_until datetime(6) null;
