-- When we heard that a device was revoked, so that what it shared with us is forgotten by those of late alone. Of those that an
-- instance of the release before revokes it is not known: there are few, and they are looked at each time.
alter table pay_device add column revoked_at datetime(6) null;
create index ix_pay_device_revoked on pay_device (revoked, revoked_at);
-- Along that index, or each row would be locked meanwhile.
update pay_device set revoked_at = utc_timestamp(6) where revoked;
