-- Endpoints that were removed are forgotten when no delivery refers to them any more, and secrets when they are dead.
alter table pay_webhook_endpoint add column removed_at datetime(6) null;
create index ix_pay_webhook_endpoint_removed on pay_webhook_endpoint (removed_at);
create index ix_pay_webhook_secret_expires on pay_webhook_secret (expires_at);
update pay_webhook_endpoint set removed_at = utc_timestamp(6) where state = 'REMOVED';
update pay_webhook_secret set expires_at = utc_timestamp(6)
    where expires_at is null and endpoint_id in (select id from pay_webhook_endpoint where state = 'REMOVED');
