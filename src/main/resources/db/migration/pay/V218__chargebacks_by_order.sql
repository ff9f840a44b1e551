-- Operators find the chargebacks of an order.
create index ix_pay_chargeback_order on pay_chargeback (order_id, id);
