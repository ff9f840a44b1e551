-- Events that nothing refers to any more are forgotten.
create index ix_pay_webhook_delivery_event on pay_webhook_delivery (event_id);
-- What is due to an endpoint that has its share is passed over without reading its row.
create index ix_pay_webhook_delivery_due_to on pay_webhook_delivery (next_attempt_at, endpoint_id);
drop index ix_pay_webhook_delivery_due on pay_webhook_delivery;
