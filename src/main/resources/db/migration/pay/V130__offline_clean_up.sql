-- A device that is taken off keeps its row without a secret: when it last signed is known still, so that no signature is good again.
alter table pay_offline_device modify secret varchar(200) character set ascii collate ascii_bin null;

-- Codes that were used are forgotten a day later.
create index ix_pay_offline_use_used_at on pay_offline_use (used_at);
