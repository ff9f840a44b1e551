-- Endpoints that were removed are forgotten when no delivery refers to them any more, and secrets when they are dead.
alter table commerce_webhook_endpoint add column removed_at datetime(6) null;
create index commerce_webhook_endpoint_by_removal on commerce_webhook_endpoint (removed_at);
create index commerce_webhook_secret_by_end on commerce_webhook_secret (expires_at);
update commerce_webhook_endpoint set removed_at = utc_timestamp(6) where state = 'REMOVED';
update commerce_webhook_secret set expires_at = utc_timestamp(6)
    where expires_at is null and endpoint_id in (select id from commerce_webhook_endpoint where state = 'REMOVED');
