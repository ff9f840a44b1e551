-- An endpoint's row changes with each answer: with a foreign key to it, payments waited for those who answer slowly. It is never deleted.
alter table pay_webhook_delivery drop foreign key fk_pay_webhook_delivery_endpoint;
